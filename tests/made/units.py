"""Where the unit of money is declared, and where it is not."""

from tests.made.forms import FUNDS, HEAD, TITLE, Made
from tests.made.forms import READ_FUNDS as IN_WAN
from tests.made.funds import REST, of_funds

_YUAN = (
    FUNDS.replace("100.00", "1000000.00")
    .replace("120.00", "1,200,000.00")
    .replace("90.00", "900000")
    .replace("80.00", "800000.00")
    .replace("70.00", "700000.00")
    .replace("20.00", "200000.00")
)

UNITS = (
    *(
        of_funds(f"head {head}", seen, FUNDS.replace("项目资金\\n（万元）", head), *IN_WAN)
        for head, seen in (
            ("资金情况（万元）", 4),
            ("年度预算数（万元）", 2),
            ("资金投入情况（万元）", 2),
            ("预算执行情况（万元）", 4),
            ("项目资金\\n(万元)", 9),
            ("项目资金（单位：万元）", 2),
            ("金额单位：万元", 2),
        )
    ),
    *(
        of_funds(f"head {head}", 2, _YUAN.replace("项目资金\\n（万元）", head), *IN_WAN)
        for head in (
            "项目资金 （元）",
            "项目资金\\n（元）",
            "资金情况（元）",
            "年度预算数（元）",
            "预算执行情况（单位：元）",
            "金额单位：元",
            "项目资金（单位：元）",
        )
    ),
    of_funds(
        "unit in the column heads",
        2,
        FUNDS.replace("\\n（万元）", "").replace("预算数", "预算数（万元）").replace("执行数", "执行数（万元）"),
        *IN_WAN,
    ),
    of_funds(
        "元 in the column heads",
        2,
        _YUAN.replace("\\n（万元）", "").replace("预算数", "预算数（元）").replace("执行数", "执行数（元）"),
        *IN_WAN,
    ),
    of_funds(
        "亿元 in the head",
        1,
        FUNDS.replace("万元", "亿元")
        .replace("100.00", "0.01")
        .replace("120.00", "0.012")
        .replace("90.00", "0.009")
        .replace("80.00", "0.008")
        .replace("70.00", "0.007")
        .replace("20.00", "0.002")
        .replace("0.01 | 0.007", "0.01 | 0.007"),
        *IN_WAN,
    ),
    of_funds(
        "元 in one column, 万元 in the others",
        1,
        FUNDS.replace("全年执行数", "全年执行数（元）")
        .replace("90.00", "900000")
        .replace("70.00", "700000")
        .replace("| 20.00 | - |", "| 200000 | - |"),
        *IN_WAN,
    ),
    *(
        Made(
            f"above the table {unit}",
            seen,
            (HEAD, (_YUAN if "万" not in unit else FUNDS).replace("\\n（万元）", ""), *REST),
            title=f"{TITLE}",
            subtitle=f"（2022年度）\n{unit}",
        )
        for unit, seen in (
            ("单位：元", 3),
            ("单位：万元", 9),
            ("金额单位：元", 3),
            ("填报单位：临江县水利局 金额单位：元", 2),
            ("单位:人民币元", 1),
            ("（单位：元）", 2),
        )
    ),
    Made(
        "no unit anywhere",
        1,
        (HEAD, FUNDS.replace("\\n（万元）", ""), *REST),
        damaged=3,
        funds=("total 年度资金总额 - - - 10 75 7.5", "fiscal 其中：财政拨款 - - - - - -", "other 其他资金 - - - - - -"),
        unread=("100.00", "120.00", "90.00", "80.00", "100.00", "70.00", "20.00", "20.00", "20.00"),
    ),
    Made(
        "unit in the prose only",
        2,
        (HEAD, FUNDS.replace("\\n（万元）", ""), *REST),
        opening=("临江县水利局2022年度项目自评报告", "项目全年执行数90.00万元，其中财政资金70.00万元。"),
    ),
    of_funds(
        "145000000.00 under 万元 is left as it is",
        1,
        FUNDS.replace("90.00", "145000000.00"),
        "total 年度资金总额 100 120 145000000 10 75 7.5",
        *IN_WAN[1:],
    ),
)
