"""What the rows of fund tables are called."""

from tests.made.forms import FUNDS, Made
from tests.made.funds import of_funds


def of_label(label: str, source: str, seen: int = 1, damaged: int = 0) -> Made:
    """Another label in place of 其他资金."""
    return of_funds(
        f"source {label}",
        seen,
        FUNDS.replace("其他资金", label),
        "total 年度资金总额 100 120 90 10 75 7.5",
        "fiscal 其中：财政拨款 80 100 70 - - -",
        f"{source} {label} 20 20 20 - - -",
        damaged=damaged,
    )


_NAMED = tuple(
    of_label(label, source, seen)
    for label, source, seen in (
        ("其他资金", "other", 20),
        ("上年结转资金", "carryover", 7),
        ("上年结转", "carryover", 1),
        ("本年财政拨款", "fiscal", 6),
        ("当年财政拨款", "fiscal", 5),
        ("财政资金", "fiscal", 3),
        ("财政专户管理资金", "special", 3),
        ("单位资金", "unit", 3),
        ("中央财政资金", "central", 5),
        ("中央资金", "central", 5),
        ("中央补助", "central", 2),
        ("地方资金", "local", 5),
        ("地方财政资金", "local", 5),
        ("省级资金", "region", 2),
        ("省级财政资金", "region", 2),
        ("自治区资金", "region", 1),
        ("盟市资金", "prefecture", 1),
        ("旗县资金", "county", 1),
        ("市县资金", "local", 1),
        ("中央、省、市补助", "upper", 1),
        ("县级资金", "county", 1),
        ("年度财政资金总额", "total", 3),
        ("一般预算内拨款", "fiscal", 1),
        ("其它", "other", 2),
        ("本级财政资金", "own", 1),
        ("一般公共预算拨款", "fiscal", 1),
        ("市级财政资金", "prefecture", 1),
        ("区级资金", "county", 1),
        ("上级补助", "upper", 1),
        ("上级转移支付资金", "upper", 1),
        ("政府性基金", "fiscal", 1),
        ("结转结余资金", "carryover", 1),
        ("自筹资金", "unit", 1),
        ("单位自有资金", "unit", 1),
        ("国有资本经营预算拨款", "fiscal", 1),
    )
)
SOURCES = (*_NAMED, of_label("银行借款", "unknown", 1, damaged=1))
