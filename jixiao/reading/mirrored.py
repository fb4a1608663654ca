"""Text that a mirror site turned into traditional characters, with the sound in brackets after some of them.

Reports of the mainland are published in simplified characters, so what the site made of them is undone: 項(xiàng)目
is read as 项目. Places in such a report are counted in the text so restored.
"""

import re

_HANZI = re.compile(r"[\u3400-\u9fff]")
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹ"
# a syllable with its tone, or one of those that have none; (kg) and (mm) are units
_SOUND = re.compile(
    rf"(?<=[\u3400-\u9fff])[(（]\s*(?:[a-zü]*[{_TONED}][a-zü]*|de|le|zi|men|me|zhe|ge|ma|ba|ne)\s*[)）]"
)
# Of a text in traditional characters about a third are none of GB 2312; of one that OCR misread, far fewer.
_TRADITIONAL = 0.1


def restored(text: str) -> str:
    """The text in simplified characters and without sounds if it is in traditional ones, else as it is."""
    hanzi = "".join(_HANZI.findall(text))
    simplified = len(hanzi.encode("gb2312", "ignore")) // 2
    if len(hanzi) - simplified <= _TRADITIONAL * len(hanzi):
        return text
    from opencc import OpenCC  # its dictionaries are loaded where there is a text to turn back

    return str(OpenCC("t2s").convert(_SOUND.sub("", text)))
