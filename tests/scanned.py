"""Pages of a PDF as a scanner would give them: grey, with noise, a little blurred and askew, squeezed as JPEG."""

from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image, ImageFilter

from jixiao.reading.scan import is_installed

with_ocr = pytest.mark.skipif(
    not is_installed(), reason="the extra `ocr` is not installed: make test EXTRAS=test,ocr reads scans too"
)
_POINTS = 72
_INK, _PAPER = 30, 245


@dataclass(frozen=True, slots=True)
class Scanner:
    """`skew` in degrees, on every other page the other way; `noise` is the deviation of a pixel's brightness."""

    dpi: int = 150
    noise: float = 6.0
    blur: float = 0.0
    skew: float = 0.0
    quality: int = 70

    def picture(self, page: Image.Image, number: int = 0) -> Image.Image:
        turned = page.rotate(self.skew * (-1) ** number, Image.Resampling.BICUBIC, fillcolor=255)
        soft = turned.filter(ImageFilter.GaussianBlur(self.blur)) if self.blur else turned
        light = np.asarray(soft, np.float64) / 255 * (_PAPER - _INK) + _INK
        light += np.random.default_rng(number).normal(0, self.noise, light.shape)
        return Image.fromarray(light.clip(0, 255).astype(np.uint8))

    def pictures(self, pdf: bytes) -> list[Image.Image]:
        """Each page of a PDF."""
        pages = pypdfium2.PdfDocument(pdf)
        scale = self.dpi / _POINTS
        return [
            self.picture(page.render(scale=scale, grayscale=True).to_pil().convert("L"), number)
            for number, page in enumerate(pages)
        ]


def scanned_pdf(pdf: bytes, scanner: Scanner, kept: Collection[int] = ()) -> bytes:
    """The PDF with its pages as pictures, but for those `kept`, by number from 1."""
    pictures = FPDF(unit="pt")
    pictures.set_auto_page_break(False)
    for picture in scanner.pictures(pdf):
        width, height = (side * _POINTS / scanner.dpi for side in picture.size)
        file = BytesIO()
        picture.save(file, "JPEG", quality=scanner.quality)
        pictures.add_page(format=(width, height))
        pictures.image(file, 0, 0, width, height)
    text, scan = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(bytes(pictures.output()))
    made = pypdfium2.PdfDocument.new()
    for at in range(len(text)):
        made.import_pages(text if at + 1 in kept else scan, [at])
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def file_of(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    content = BytesIO()
    picture.save(content, kind, **options)
    return content.getvalue()
