"""Where units are, told by names that no report of ours prints: parties and assemblies, short names, twins."""

import pytest

from jixiao.parsing.regions import region_of


@pytest.mark.parametrize(
    "unit,region,level",
    [
        ("四川省成都市武侯区民政局", "四川省成都市武侯区", "县"),
        ("湘西州财政局", "湖南省湘西土家族苗族自治州", "地"),
        ("黔东南州发展改革委", "贵州省黔东南苗族侗族自治州", "地"),
        ("凉山彝族自治州西昌市水利局", "四川省凉山彝族自治州西昌市", "县"),
        ("锡林郭勒盟苏尼特左旗财政局", "内蒙古自治区锡林郭勒盟苏尼特左旗", "县"),
        ("莫力达瓦达斡尔族自治旗财政局", "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗", "县"),
        ("喀什地区莎车县教育局", "新疆维吾尔自治区喀什地区莎车县", "县"),
        ("神农架林区财政局", "湖北省神农架林区", "县"),
        ("海南藏族自治州财政局", "青海省海南藏族自治州", "地"),
        ("海南省财政厅", "海南省", "省"),
        ("吉林市财政局", "吉林省吉林市", "地"),
        ("大理市财政局", "云南省大理白族自治州大理市", "县"),
        ("河南蒙古族自治县财政局", "青海省黄南藏族自治州河南蒙古族自治县", "县"),
        ("深圳市南山区粤海街道办事处", "广东省深圳市南山区", "乡"),
        # prefectures without counties
        ("东莞市教育局", "广东省东莞市", "地"),
        ("嘉峪关市财政局", "甘肃省嘉峪关市", "地"),
        # only provinces have 厅
        ("广西财政厅", "广西壮族自治区", "省"),
        ("新疆大学", "新疆维吾尔自治区", None),
        ("新疆生产建设兵团财政局", "新疆维吾尔自治区", None),
        # a county of an old name
        ("四川省双流县教育局", "四川省双流县", "县"),
        # nothing tells it
        ("第八师财政局", None, None),
        ("雄安新区管理委员会", None, None),
        ("成都高新区财政局", None, None),
        ("市财政局", None, None),
    ],
)
def test_the_place_is_told_by_the_name(unit, region, level):
    found = region_of(unit, "")
    assert (found.name, found.level) == (region, level)


@pytest.mark.parametrize(
    "unit,region,level,printed",
    [
        ("中共成都市委宣传部", "四川省成都市", "地", "成都市"),
        ("中国共产党奇台县委员会", "新疆维吾尔自治区昌吉回族自治州奇台县", "县", "奇台县"),
        ("政协木垒哈萨克自治县委员会", "新疆维吾尔自治区昌吉回族自治州木垒哈萨克自治县", "县", "木垒哈萨克自治县"),
        ("共青团四川省委", "四川省", "省", "四川省"),
        ("中共某县纪委", None, None, ""),
        ("中共中央组织部", None, "中央", "中共中央"),
    ],
)
def test_parties_and_assemblies_print_their_own_name_first(unit, region, level, printed):
    found = region_of(unit, "")
    assert (found.name, found.level, unit[found.start : found.printed]) == (region, level, printed)


@pytest.mark.parametrize(
    "unit,context,region",
    [
        ("鼓楼区城管局", "", "鼓楼区"),
        ("鼓楼区城管局", "按南京市要求", "江苏省南京市鼓楼区"),
        ("城关区卫健局", "兰州市卫健委下达", "甘肃省兰州市城关区"),
        ("西湖区教育局", "赴杭州市、南昌市学习", "西湖区"),
    ],
)
def test_a_name_that_several_places_share_is_known_only_where_the_text_says_which(unit, context, region):
    assert region_of(unit, context).name == region
