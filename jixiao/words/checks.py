"""Words of the checks: severities, groups, outcomes, how a finding is told. What a rule says stands with the rule."""

from ..checks.rule import RULES, Words
from ..scoring import PROFILES

WORDS: dict[str, Words] = {
    "severity.error": ("错误", "Error"),
    "severity.warning": ("存疑", "Warning"),
    "severity.note": ("提示", "Note"),
    "severity.error.help": ("印出的数字互相矛盾。", "Printed figures contradict each other."),
    "severity.warning.help": ("不寻常，也可能是对的，需要核实。", "Unusual; it may be right and wants a look."),
    "severity.note.help": ("值得知道，不是差错。", "Worth knowing; not a mistake."),
    "group.funds": ("资金", "Funds"),
    "group.form": ("表格", "Form"),
    "group.scoring": ("评分", "Scoring"),
    "group.targets": ("指标值", "Targets"),
    "group.sums": ("合计", "Sums"),
    "group.rates": ("比率", "Rates"),
    "group.counts": ("个数", "Counts"),
    "group.repeats": ("前后一致", "Repeats"),
    "group.grade": ("等级", "Grade"),
    "group.time": ("时间", "Time"),
    "outcome.holds": ("相符", "Holds"),
    "outcome.rounding": ("四舍五入内相符", "Holds within rounding"),
    "outcome.fails": ("不符", "Fails"),
    "outcome.missing": ("缺数，无法核对", "Not assessed: a figure is missing"),
    "outcome.damaged": ("原文残损，无法核对", "Not assessed: the text is damaged"),
    "telling.figure": ("{label}（{measure}）", "{label} ({measure})"),
    "telling.in_project": ("“{project}”的{figure}", '{figure} of "{project}"'),
    "telling.whole_form": ("部门整体的{figure}", "{figure} of the whole department"),
    "telling.amount": ("{value} {unit}", "{value} {unit}"),
    "telling.mend": (
        "如果{figure}是 {value}，这 {count} 处就都对得上。",
        "If {figure} were {value}, all {count} of these would hold.",
    ),
    "telling.mend.one": ("如果{figure}是 {value}，就对得上。", "If {figure} were {value}, it would hold."),
    "telling.change": ("增减额", "change"),
    "telling.count": ("数量", "count"),
    "telling.adjustment": ("调整数", "adjustment"),
    "telling.variance_pct": ("预决算差异率", "difference from the budget"),
    "telling.adjustment_pct": ("预算调整率", "adjustment rate"),
    "unit.万元": ("万元", "×¥10k"),
    "unit.元": ("元", "CNY"),
    "unit.亿元": ("亿元", "×¥100m"),
    "unit.分": ("分", "points"),
}

_TOLD = ("name", "meaning", "why", "basis", "verify", "tolerance", "sentence")
for _rule in RULES.values():
    WORDS |= {f"rule.{_rule.id}.{part}": getattr(_rule, part) for part in _TOLD}
WORDS |= {f"profile.{_profile.id}": _profile.name for _profile in PROFILES.values()}
