"""Why a user's own scoring profile is not taken. The key and the file stand before these words."""

WORDS = {
    "profile.trouble.unreadable": ("文件打不开（{cause}）", "the file cannot be read: {cause}"),
    "profile.trouble.encoding": (
        "第 {line} 行不是 UTF-8 编码，整个文件未采用",
        "line {line} is not UTF-8; nothing of the file is taken",
    ),
    "profile.trouble.syntax": (
        "第 {line} 行不合 TOML 写法（{cause}），整个文件未采用",
        "line {line} is no TOML ({cause}); nothing of the file is taken",
    ),
    "profile.trouble.again": (
        "第 {line} 行与前面重复：同一个代号、同一项设置只能写一次；整个文件未采用",
        "line {line} repeats an id or a setting that stands above; nothing of the file is taken",
    ),
    "profile.trouble.no_toml": (
        "不是有效的 TOML 文件（{cause}），整个文件未采用",
        "not TOML: {cause}; nothing of the file is taken",
    ),
    "profile.trouble.id": (
        "代号只能由小写字母、数字和下划线组成，最多 40 个字符",
        "an id has only the letters a to z, digits and _, at most 40 of them",
    ),
    "profile.trouble.built_in": (
        "这是内置办法的代号，请换一个",
        "this is the id of a built-in profile; choose another",
    ),
    "profile.trouble.outside": (
        "前面应先有一行写明代号，如 {example}",
        "a line with the id has to stand above it, as {example}",
    ),
    "profile.trouble.table": (
        "应是一张表，以 {example} 这样的一行开头，这里是 {found}",
        "must be a table, headed as {example} is, not {found}",
    ),
    "profile.trouble.near": ("没有这项设置，是不是 {nearest}？", "no such setting; did you mean {nearest}?"),
    "profile.trouble.unknown": ("没有这项设置，可用的有：{known}", "no such setting; there are: {known}"),
    "profile.trouble.missing": ("缺少名称", "a name is missing"),
    "profile.trouble.text": (
        "应是不超过 {longest} 个字符的文字，这里是 {found}",
        "must be text of at most {longest} characters, not {found}",
    ),
    "profile.trouble.markup": ("不能含有 {found}", "must not contain {found}"),
    "profile.trouble.choice": ("只能是 {known} 之一，这里是 {found}", "must be one of {known}, not {found}"),
    "profile.trouble.like": (
        "{found} 还不能用作起点：起点只能是内置的办法，或写在前面、本身无误的办法",
        "cannot start from {found}, only from a built-in profile or one further up that is itself right",
    ),
    "profile.trouble.number": (
        "应是 0 到 100 之间的数，这里是 {found}",
        "must be a number from 0 to 100, not {found}",
    ),
    "profile.trouble.form": ("应写成 {example}，这里是 {found}", "must be written as {example}, not {found}"),
    "profile.trouble.bounds": (
        "full_from（{full_from}）应大于 zero_below（{zero_below}）",
        "full_from ({full_from}) must lie above zero_below ({zero_below})",
    ),
    "profile.trouble.band": (
        "每档应从低到高写，且不超过上一档的下限 {above}（最好的一档写在最前），这里是 {found}",
        "a band goes from low to high and no higher than {above}, where the better one before it ends, not {found}",
    ),
    "profile.trouble.grades": (
        "优、良、中的分数线应依次降低，这里是 {found}",
        "the lines of the grades must fall from the best on, not {found}",
    ),
}
