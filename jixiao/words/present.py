"""Words of the page 汇报 and of the presentation itself."""

WORDS = {
    "page.present": ("汇报", "Present"),
    "present.start": ("开始汇报（P）", "Start (P)"),
    "present.keys": (
        "键：→ ← 翻页，Home End 首尾，数字加 Enter 跳页，B 黑屏，S 看来源，N 看备注，F 全屏，Esc 退出。"
        "在任何页面按 P 也能开始。",
        "Keys: → ← slides, Home End first and last, a number and Enter, B black, S sources, N note, F full screen, "
        "Esc out. P starts from any page.",
    ),
    "present.frozen": (
        "汇报中的数字定在{snapshot}，放映期间重新装载报告也不会变。",
        "Figures are frozen at {snapshot}; loading reports meanwhile changes nothing on the slides.",
    ),
    "present.sources": (
        "这一页的数字从哪里来（S 翻页、关闭）",
        "Where the figures of this slide come from (S turns and closes)",
    ),
    "present.no_sources": ("这一页没有要注明来源的数字（S 关闭）", "No figure on this slide needs a source (S closes)"),
    "present.note": ("备注（N 关闭）", "Note (N closes)"),
    "present.no_note": ("没有备注（N 关闭）", "No note (N closes)"),
    "present.more_sources": ("另有 {count} 项，见“来源”页。", "{count} more: see the page Source."),
    "present.rest": ("另有 # 项未列", "# more not listed"),
    "present.line": ("第 {line} 行", "line {line}"),
    "present.slides.title": ("选页、排序、写备注", "Choose, order and annotate"),
    "present.slides.note": (
        "改“次序”的数字调整先后；备注放映时按 N 看，也写进幻灯片的备注。选择记在地址里，链接可以发给别人。",
        "Change the numbers to reorder; notes show with N and go into the deck. The choice is in the address and can "
        "be sent as a link.",
    ),
    "present.take.title": ("带走", "Take along"),
    "present.take.note": (
        "和屏幕上是同样的数字，同样的筛选。",
        "The same figures and filters as on screen.",
    ),
    "present.deck": ("幻灯片（PPTX）", "Deck (PPTX)"),
    "present.workbook": ("工作簿（XLSX）", "Workbook (XLSX)"),
    "present.brief": ("绩效简报（DOCX）", "Brief (DOCX)"),
    "column.order": ("次序", "Order"),
    "help.order": ("放映的先后，从小到大。", "In which order slides are shown."),
    "column.shown": ("放映", "Show"),
    "help.shown": ("勾上的才放映。", "Only ticked slides are shown."),
    "column.slide": ("标题", "Title"),
    "help.slide": ("这一页要说的话，由数字算出。", "What the slide says, worked out from the figures."),
    "column.speaker_note": ("备注", "Note"),
    "help.speaker_note": ("讲的时候要记得的话。", "What the speaker wants to remember."),
}
