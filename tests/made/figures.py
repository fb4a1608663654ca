"""Amounts and rates as they are printed."""

from tests.made.forms import FUNDS, Made
from tests.made.funds import of_funds


def of_figure(
    printed: str, read: str, seen: int = 1, damaged: int = 0, unread: tuple[str, ...] = (), head: str = ""
) -> Made:
    """Another figure in place of the executed total."""
    drawn = FUNDS.replace("90.00", printed).replace("项目资金\\n（万元）", head or "项目资金\\n（万元）")
    return of_funds(
        f"amount {printed} {head}",
        seen,
        drawn,
        f"total 年度资金总额 100 120 {read} 10 75 7.5",
        "fiscal 其中：财政拨款 80 100 70 - - -",
        "other 其他资金 20 20 20 - - -",
        damaged=damaged,
        unread=unread,
    )


def of_rate(printed: str, read: str, seen: int = 1, damaged: int = 0, unread: tuple[str, ...] = ()) -> Made:
    return of_funds(
        f"rate {printed}",
        seen,
        FUNDS.replace("75.00%", printed),
        f"total 年度资金总额 100 120 90 10 {read} 7.5",
        "fiscal 其中：财政拨款 80 100 70 - - -",
        "other 其他资金 20 20 20 - - -",
        damaged=damaged,
        unread=unread,
    )


FIGURES = (
    *(
        of_figure(printed, read, seen)
        for printed, read, seen in (
            ("90.00万元", "90", 2),
            ("4753.66万元", "4753.66", 2),
            ("900000元", "90", 1),
            ("0.009亿元", "90", 1),
            ("90万", "90", 2),
            ("11,122,315.04", "11122315.04", 3),
            ("9,884.17", "9884.17", 3),
            ("67,463.9100", "67463.91", 1),
            ("-20.50", "-20.5", 1),
            ("90.\\n12", "90.12", 2),
            ("90.123456", "90.123456", 2),
            ("90. 00", "90", 2),
        )
    ),
    *(
        of_figure(printed, "90", 2, head="项目资金\\n（元）".replace("元", "万元"))
        for printed in ("900,000元", "９０．００")
    ),
    of_figure("7,00.0,77", "-", 1, damaged=1, unread=("7,00.0,77",)),
    of_figure("90.00（含结转5.00）", "-", 1, damaged=1, unread=("90.00", "5.00")),
    *(of_figure(printed, "-", 6) for printed in ("-", "—", "/", "", "——")),
    of_figure("0", "0", 6),
    of_figure("0.00", "0", 6),
)

RATES = (
    *(
        of_rate(printed, read, seen)
        for printed, read, seen in (
            ("100%", "100", 9),
            ("100.00%", "100", 9),
            ("100.0%", "100", 3),
            ("243%", "243", 1),
            ("75 %", "75", 2),
            ("75.\\n5%", "75.5", 1),
            ("31.00%", "31", 1),
            ("20", "20", 1),
            ("-0.0%", "0", 1),
        )
    ),
    of_rate("-0.0%-", "-", 1, damaged=1, unread=("0.0",)),
    of_rate("1", "-", 2, damaged=1, unread=("1",)),
    of_rate("0.75", "-", 2, damaged=1, unread=("0.75",)),
)
