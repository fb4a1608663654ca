"""What the columns of indicator tables are called."""

from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, Made


def renamed(old: str, new: str, seen: int = 1, unread: tuple[str, ...] = ()) -> Made:
    """The usual form with one head called otherwise."""
    heads = COLUMNS.replace(f"| {old}", f"| {new}")
    assert heads != COLUMNS
    return Made(f"head {new}", seen, (HEAD, FUNDS, GOAL, heads + ROWS, TOTAL), unread=unread)


HEAD_NAMES = (
    *(
        renamed("偏差原因分析及改进措施", new, seen)
        for new, seen in (
            ("未完成原因分析", 3),
            ("未完成原因及拟采取的改进措施", 3),
            ("未完成原因和改进措施", 2),
            ("未完成原因及改进措施", 2),
            ("扣分原因和其他说明", 1),
            ("说明", 1),
            ("未完成原因\\n和改进措施", 1),
            ("偏差原因分析及\\n改进措施", 1),
        )
    ),
    *(renamed("分值", new, seen) for new, seen in (("权重", 3), ("指标权重（分）", 1), ("参考分值", 1))),
    *(renamed("分值", new, 1, ("100",)) for new in ("权重（100）", "分值（100分）")),
    *(
        renamed("实际完成值", new)
        for new in (
            "全年实际值",
            "全年完成值",
            "全年实际完成值",
            "完成值",
            "实际完成指标值",
            "单项指标实际完成值",
            "全年\\n完成值",
        )
    ),
    *(
        renamed("年度指标值", new)
        for new in (
            "指标值",
            "年初目标值（A）",
            "预期指标值",
            "目标值",
            "年度目标指标值",
            "绩效目标值",
            "年初设定指标值",
            "年度\\n指标值",
        )
    ),
    *(renamed("三级指标", new) for new in ("三级绩效指标", "指标名称", "指标内容", "具体指标", "四级指标")),
    *(renamed("得分", new) for new in ("自评得分", "自评分", "评分", "得 分", "单项得分", "自评得分（分）")),
)
