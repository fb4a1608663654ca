"""Why a file is not read, or not put where it was asked to be: every cause that Jixiao itself tells, and what to do.

The command line says them in English, the dashboard in the reader's language. A value of a cause can itself be one of
these keys.
"""

_SCANS = (
    "请在程序目录里执行 {how} 装上文字识别，再重新读取",
    "to have it read, install text recognition in Jixiao's folder: {how}",
)
_NO_REPORT = ("这不是报告", "this is no report")

WORDS = {
    "refused.at": ("{name}：{cause}", "{name}: {cause}"),
    "refused.internal": ("程序在读取时出错：{fault}", "internal error while reading it: {fault}"),
    "refused.died": (
        "程序在读取时出错：读取它的进程中断了（可能是内存不足）",
        "internal error: the process that read it died (out of memory?)",
    ),
    # getting at the file
    "refused.kind": (
        "这种文件还不能读；能读的有 {endings}",
        "files of this kind are not read yet; there are readers for {endings}",
    ),
    "refused.open": ("文件打不开：{why}", "cannot be opened: {why}"),
    "refused.not_file": ("这不是一份普通文件", "this is not a regular file"),
    "refused.link_back": (
        "这个链接指回它所在的文件夹，没有跟进去",
        "this link leads back to a folder that it is in; not followed",
    ),
    "refused.system.missing": ("文件不在原处", "No such file or directory"),
    "refused.system.denied": ("没有权限", "Permission denied"),
    "refused.system.folder": ("这是文件夹", "Is a directory"),
    "refused.system.links": ("链接绕成了圈", "Too many levels of symbolic links"),
    "refused.system.broken": ("磁盘读写出错", "Input/output error"),
    "refused.system.full": ("磁盘已满", "No space left on device"),
    "refused.system.read_only": ("磁盘只能读，不能写", "Read-only file system"),
    "refused.system.held": ("别的程序正占着这个文件", "another program holds the file"),
    "refused.system.long_name": ("文件名太长", "File name too long"),
    "refused.size": (
        "文件有 {size} MB，一份报告最多 {most} MB",
        "{size} MB; a report may have {most} MB at most",
    ),
    "refused.waiting_files": (
        "等着装入的已有 {most} 份，请先装入或去掉一些",
        "more than {most} files wait; take some in or leave some out first",
    ),
    "refused.waiting_bytes": (
        "等着装入的文件已超过 {most} MB，请先装入或去掉一些",
        "over {most} MB of files wait; take some in or leave some out first",
    ),
    # archives
    "refused.archive_deep": (
        "压缩包套压缩包超过 {most} 层，请解开后直接装入报告",
        "archives nested more than {most} deep; unpack it and load the reports",
    ),
    "refused.archive_files": (
        "压缩包里有 {count} 个文件，最多读 {most} 个，请解开后直接装入报告",
        "an archive of {count} files; at most {most} are read: unpack it and load the reports",
    ),
    "refused.damaged": (
        "文件已损坏或不完整，请从原处重新获取",
        "the file is damaged or was cut off: get it again from its source",
    ),
    "refused.part_missing": (
        "文件不完整，缺少 {part}，请重新获取或另存一份",
        "incomplete: {part} is missing in it; get the file again or save it anew",
    ),
    "refused.part_damaged": (
        "其中的“{part}”已损坏，请从原处重新获取",
        "'{part}' in it is damaged: get the file again from its source",
    ),
    "refused.password": ("文件有密码，请另存为不带密码的文件", "protected by a password: save it without one"),
    "refused.packing": (
        "其中 {part} 的压缩方式读不了，请另存一份",
        "{part} is packed in a way that is not read: save the file anew",
    ),
    "refused.unpacks_large": (
        "解压后超过 {most} MB，这不是报告",
        "unpacks to more than {most} MB: this is no report",
    ),
    "refused.unpacks_well": (
        "{part} 解压后是原来的 {most} 倍以上，这不是报告",
        "{part} unpacks to over {most} times its size: this is no report",
    ),
    "refused.others": ("其余文件没有读：{kinds}", "its other files are left out: {kinds}"),
    "refused.no_report": ("里面没有报告", "no report in it"),
    "refused.no_report_only": ("里面没有报告，只有 {kinds}", "no report in it: {kinds}"),
    "refused.files_of": ("{ending} {count} 个", "{count} × {ending}"),
    "refused.files_without_ending": ("无扩展名 {count} 个", "{count} × no ending"),
    # what the bytes are instead
    "refused.empty": ("文件是空的", "the file is empty"),
    "refused.is_pdf": ("这是 PDF 文件，请把扩展名改为 .pdf", "this is a PDF file: name it .pdf"),
    "refused.is_picture": (
        "这是图片，请改用它自己的扩展名，或找到被扫描的原文件",
        "this is a picture: give it its own file ending, or get the file that was scanned",
    ),
    "refused.is_rar": ("这是 RAR 压缩包，请解开后装入报告", "this is a RAR archive: unpack it and load the reports"),
    "refused.is_7z": ("这是 7z 压缩包，请解开后装入报告", "this is a 7z archive: unpack it and load the reports"),
    "refused.is_gzip": ("这是 gzip 压缩包，请解开后装入报告", "this is a gzip archive: unpack it and load the reports"),
    "refused.is_program": ("这是程序，不是报告，请去掉", "this is a program: leave it out"),
    "refused.is_open_document": (
        "这是 OpenDocument 文件，请另存为 .docx 或 .xlsx",
        "an OpenDocument file: save it as .docx or .xlsx",
    ),
    "refused.is_archive": (
        "这是压缩包，不是文档或工作簿，请解开后装入报告",
        "an archive, no Word document or workbook: unpack it and load the reports",
    ),
    "refused.is_unknown": (
        "既不是 Word 文档，也不是工作簿或网页，请改用它自己的扩展名",
        "neither a Word document, a workbook nor a web page; give it its own file ending",
    ),
    "refused.not_text": (
        "这是{kind}，不是文本文件，请改用它自己的扩展名",
        "this is {kind}, not a text file; give it its own file ending",
    ),
    "refused.kind.pdf": (" PDF 文件", "a PDF"),
    "refused.kind.package": (" Word、Excel 或 ZIP 文件", "a Word, Excel or ZIP file"),
    "refused.kind.old_office": ("旧版 Word 或 Excel 文件", "an old Word or Excel file"),
    "refused.kind.png": (" PNG 图片", "a PNG picture"),
    "refused.kind.jpeg": (" JPEG 图片", "a JPEG picture"),
    "refused.kind.gif": (" GIF 图片", "a GIF picture"),
    "refused.kind.gzip": (" gzip 压缩包", "a gzip archive"),
    "refused.kind.rtf": (" RTF 文件", "an RTF file"),
    # texts
    "refused.text_size": (
        "有 {size} MB 的文字，一份报告最多 {most} MB",
        "{size} MB of text; a report may have {most} MB at most",
    ),
    "refused.no_text": ("文件里没有文字", "the file holds no text"),
    "refused.control": (
        "第 {line} 行有控制字符 {code}，不是文本文件",
        "line {line} holds the control character {code}: not a text file",
    ),
    "refused.utf16": (
        "文件标明是 UTF-16，但第 {at} 字节读不通",
        "marked as UTF-16, but byte {at} cannot be read as UTF-16",
    ),
    "refused.encoding": (
        "文字编码认不出：第 {utf8} 字节不合 UTF-8，第 {gb} 字节不合 GB18030；请另存为 UTF-8",
        "unknown encoding: neither UTF-8 (byte {utf8}) nor GB18030 (byte {gb}); save it as UTF-8",
    ),
    "refused.encoding_gb": (
        "文字编码认不出：第 {utf8} 字节不合 UTF-8，按 GB18030 读出来又不是中文；请另存为 UTF-8",
        "unknown encoding: not UTF-8 (byte {utf8}), and read as GB18030 it is no Chinese text; save it as UTF-8",
    ),
    # Word, workbooks and web pages
    "refused.no_document": (
        "里面没有 Word 文档，请用原来的软件打开，另存为 .docx",
        "no Word document in it: open it in its own program and save it anew as .docx",
    ),
    "refused.office_blank": (
        "里面没有文字；如果页面是图片，要先做文字识别（OCR）",
        "no text in it; if it shows pictures of pages, it has to be scanned (OCR) first",
    ),
    "refused.old_office": (
        "旧版 Office 文件不完整，或者既不是文档也不是工作簿",
        "an old office file that was cut off, or is neither a document nor a workbook",
    ),
    "refused.save_anew": (
        "请用 Word 或 WPS 打开，另存为 .docx（工作簿存为 .xlsx）",
        "open it in Word or WPS and save it as .docx (a workbook as .xlsx)",
    ),
    "refused.converter_missing": (
        "旧版文件要用 LibreOffice 转换，这台电脑没有安装；{advice}",
        "an old file that needs LibreOffice, which is not installed: {advice}",
    ),
    "refused.converter_failed": (
        "LibreOffice 打不开（文件已损坏或有密码）；{advice}",
        "LibreOffice cannot open it (damaged, or protected by a password): {advice}",
    ),
    "refused.converter_slow": (
        "LibreOffice 转换超过 {most} 秒；{advice}",
        "LibreOffice took more than {most} seconds: {advice}",
    ),
    "refused.workbook_damaged": (
        "工作簿已损坏或不完整，请重新获取，或打开后另存为 .xlsx",
        "the workbook is damaged or was cut off: get it again, or open it and save it as .xlsx",
    ),
    "refused.sheets": (
        "工作簿有 {count} 张工作表，最多读 {most} 张",
        "a workbook of {count} sheets; at most {most} are read",
    ),
    "refused.sheet_cells": (
        f"一张工作表有内容的单元格超过 {{most}} 个，{_NO_REPORT[0]}",
        f"a sheet of more than {{most}} filled cells: {_NO_REPORT[1]}",
    ),
    "refused.workbook_texts": (
        f"工作簿里文字太多，{_NO_REPORT[0]}",
        f"too many texts in the workbook: {_NO_REPORT[1]}",
    ),
    "refused.entities": (
        "{part} 里声明了实体，办公软件不会这样写，没有打开",
        "{part} declares entities, which no office program writes: not opened",
    ),
    "refused.xml_pieces": (
        "{part} 的标签或属性比任何报告都多",
        "{part} has more tags or attributes than any report",
    ),
    "refused.xml_deep": (
        "其中的 {part} 嵌套太深，请用原来的软件打开后另存一份",
        "{part} in it is nested too deep: open it in its own program and save it anew",
    ),
    "refused.xml_damaged": (
        "其中的 {part} 第 {line} 行已损坏，请用原来的软件打开后另存一份",
        "{part} in it is damaged at line {line}: open it in its own program and save it anew",
    ),
    "refused.tables_deep": (
        f"表格套表格超过 {{most}} 层，{_NO_REPORT[0]}",
        f"tables nested more than {{most}} deep: {_NO_REPORT[1]}",
    ),
    "refused.columns": (
        f"一张表超过 {{most}} 列，{_NO_REPORT[0]}",
        f"a table of more than {{most}} columns: {_NO_REPORT[1]}",
    ),
    "refused.cells": (
        f"表格里的单元格超过 {{most}} 个，{_NO_REPORT[0]}",
        f"more than {{most}} cells in its tables: {_NO_REPORT[1]}",
    ),
    "refused.characters": (
        f"文字超过 {{most}} 字，{_NO_REPORT[0]}",
        f"more than {{most}} characters: {_NO_REPORT[1]}",
    ),
    "refused.page_tags": (
        f"网页里的标签超过 {{most}} 个，{_NO_REPORT[0]}",
        f"a page of more than {{most}} tags: {_NO_REPORT[1]}",
    ),
    "refused.page_deep": (
        f"网页元素嵌套太深，{_NO_REPORT[0]}",
        f"its elements are nested too deep: {_NO_REPORT[1]}",
    ),
    "refused.page_cut": (
        "网页在中间断了，请从网站重新保存",
        "the page ends in the middle: it was cut off; save it anew from its site",
    ),
    "refused.web_parts": (
        f"网页归档超过 {{most}} 个部分，{_NO_REPORT[0]}",
        f"a web archive of more than {{most}} parts: {_NO_REPORT[1]}",
    ),
    "refused.web_blank": (
        "网页归档里没有网页，请重新保存，或存为 .html",
        "a web archive without a page in it: save the page anew, or as .html",
    ),
    "refused.web_cut": (
        "网页归档已损坏或不完整，请重新保存网页",
        "the web archive is damaged or was cut off: save the page anew",
    ),
    # PDF
    "refused.pdf_size": (
        "PDF 有 {size} MB，一份报告最多 {most} MB，请拆开",
        "{size} MB; a report may have {most} MB at most: split the file",
    ),
    "refused.pdf_other": (
        "扩展名是 .pdf，内容却不是 PDF，请改用它自己的扩展名",
        "this is no PDF, whatever its ending says; give the file its own ending",
    ),
    "refused.pdf_cut": (
        "PDF 没有结尾，文件不完整，请重新获取",
        "damaged: the PDF breaks off before its end; get the complete file",
    ),
    "refused.pdf_password": (
        "PDF 有密码，请用密码打开后另存为不带密码的文件",
        "the PDF is encrypted; open it with its password and save it without one",
    ),
    "refused.pdf_damaged": (
        "PDF 已损坏或不完整，请从发布的地方重新获取",
        "damaged: this is no complete PDF; get the file again from where it was published",
    ),
    "refused.pdf_no_pages": (
        "PDF 已损坏，里面没有页面，请重新获取",
        "damaged: the PDF has no pages; get the complete file",
    ),
    "refused.pdf_pages": (
        "PDF 已损坏，没有一页打得开，请重新获取",
        "damaged: no page of the PDF can be opened; get the file again",
    ),
    "refused.pdf_scan": (
        f"这是扫描件，页面只是图片，没有文字；{_SCANS[0]}",
        f"a scan: its pages are pictures without text; {_SCANS[1]}",
    ),
    "refused.pdf_recognised": (
        f"这是扫描件，图片背后的文字是别的软件识别的，不可靠；{_SCANS[0]}",
        f"a scan: what stands behind its pictures was recognised by another program; {_SCANS[1]}",
    ),
    "refused.pdf_scan_blank": (
        "这是扫描件，图片里没有认出文字；扫得清楚些再试，或找到被扫描的原文件",
        "a scan in which no text was found; scan it more clearly, or get the file that was scanned",
    ),
    "refused.picture": (f"这是图片或扫描件；{_SCANS[0]}", f"a scan or another picture; {_SCANS[1]}"),
    "refused.picture_other": (
        "扩展名是图片的，内容却不是能读的图片，请改用它自己的扩展名",
        "this is no picture that can be read, whatever its ending says; give the file its own ending",
    ),
    "refused.picture_pixels": (
        "图片超过 {most} 百万像素，请用每英寸 200 到 300 点重新扫描",
        "a picture of more than {most} million pixels: scan it in 200 to 300 dots an inch",
    ),
    "refused.picture_blank": (
        "图片里没有认出文字；扫得清楚些再试，或找到被扫描的原文件",
        "a picture in which no text was found; scan it more clearly, or get the file that was scanned",
    ),
    "refused.pdf_blank": (
        "PDF 里没有文字，请找到生成它的原文件",
        "the PDF holds no text; get the file that it was made from",
    ),
    "refused.pdf_fonts": (
        "PDF 的字体没有说明印的是哪些字，请找到生成它的原文件",
        "its fonts do not tell which characters they print; get the file that it was made from",
    ),
    "refused.pdf_many_pages": (
        "PDF 有 {count} 页，一份报告最多 {most} 页，请拆开",
        "{count} pages; a report may have {most} at most: split the file",
    ),
    "refused.pdf_heavy": (
        "PDF 展开以后远远超过一份报告，没有打开；请用生成它的原文件重新导出",
        "it unpacks to far more than a report holds and was not opened; export it anew from the file it was made from",
    ),
    "refused.pdf_slow": (
        "PDF 读到第 {page} 页已经太久，请用生成它的原文件重新导出",
        "it takes too long by page {page}; export it anew from the file it was made from",
    ),
    "refused.pdf_characters": (
        "读到第 {page} 页，文字已超过一份报告，请拆开",
        "more text than a report has by page {page}: split the file",
    ),
    "refused.long": (
        "文字有 {lines} 行、{characters} 个字，超过一份报告，请拆开",
        "{lines} lines and {characters} characters are more text than a report has: split the file",
    ),
    "refused.no_page": ("没有第 {page} 页", "it has no page {page}"),
    "refused.page_drawn": ("第 {page} 页画不出来", "page {page} cannot be drawn"),
    # what a document is instead of a report
    "refused.squashed": (
        "第 {line} 行：表格的单元格连成一片，分不清数字，请提供文字来源的 Word、Excel 或 PDF 文件",
        "line {line}: the cells of its table run together; hand in the Word, Excel or PDF file it was taken from",
    ),
    "refused.scrambled": (
        "第 {line} 行：表格的列错了位，数值和名称对不上，请提供文字来源的 Word、Excel 或 PDF 文件",
        "line {line}: the columns of its table are out of order; hand in the Word, Excel or PDF file it was taken from",
    ),
    "refused.no_figure": ("里面没有绩效报告的数据", "no figure of a performance report was found in it"),
    "refused.form_blank": (
        "第 {line} 行的表格是空的，没有填内容",
        "the form at line {line} has no rows: nothing is filled in",
    ),
    "refused.form_no_result": (
        "第 {line} 行的表没有实际完成值、得分，也没有执行数，没有报告结果",
        "the form at line {line} has no actual value, no score and no amount spent: it reports no result",
    ),
    "refused.form_cut": (
        "内容在第 {line} 行断了，表格不完整，请获取完整的文件",
        "the text ends at line {line} in the middle of a form: get the complete file",
    ),
    "refused.sample": (
        "这是范文，年份还空着（20××），不是报告，请去掉",
        "a sample text with blank years (20xx), not a report; leave it out",
    ),
    "refused.targets": (
        "这是绩效目标申报表，没有实际完成值，请装入自评表",
        "a declaration of targets (绩效目标申报表) without actual values; load the self-evaluation (自评) instead",
    ),
    "refused.area": (
        "这是一个地区的财政决算，不是一个单位的，请装入各单位自己的报告",
        "the accounts (财政决算) of a whole area, not of one unit; load the units' own reports",
    ),
    "refused.budget": (
        "这是预算，还没有执行结果，请装入当年的决算",
        "a budget: it has no results yet; load the final accounts (决算) of that year",
    ),
    "refused.rules": (
        "这是办法、通知或评分标准，没有结果，不是报告，请去掉",
        "rules, a notice or criteria without results, not a report; leave it out",
    ),
    # the library, corrections and verdicts
    "undone.read_only": ("报告库已设为只读", "the library is read-only"),
    "undone.outside": ("文件不在报告库的文件夹里", "it lies outside the library's folder"),
    "undone.not_removed": ("没有移除过这份文件", "nothing of this name was removed"),
    "undone.names": ("同名文件太多", "too many files of this name"),
    "undone.file": ("{why}", "{why}"),
    "undone.cache": ("读取的结果没有写下来：{why}", "the cache cannot be written: {why}"),
    "undone.correction": ("改正没有存下来：{why}", "the correction cannot be kept: {why}"),
    "undone.name": ("名称要有 1 到 {most} 个看得见的字", "a name has 1 to {most} characters that can be seen"),
    "undone.year": ("年度要在 {first} 到 {last} 之间", "a year lies between {first} and {last}"),
    "undone.verdict": ("结论没有存下来：{why}", "the verdict cannot be kept: {why}"),
}
