"""Made reports for the ways in which published ones differ, each with what is read from it."""

from tests.made.figures import FIGURES, RATES
from tests.made.forms import Made
from tests.made.funds import COLUMNS_OF_FUNDS
from tests.made.heads import HEADS
from tests.made.levels import LEVELS
from tests.made.names import HEAD_NAMES
from tests.made.orders import COLUMN_ORDERS
from tests.made.rows import LEFTOVERS, REASONS
from tests.made.sources import SOURCES
from tests.made.titles import OPENINGS, TITLES
from tests.made.totals import TOTALS
from tests.made.units import UNITS
from tests.made.values import VALUES

GROUPS: dict[str, tuple[Made, ...]] = {
    "columns": COLUMN_ORDERS,
    "heads of columns": HEAD_NAMES,
    "levels": LEVELS,
    "rows": LEFTOVERS,
    "no reasons": REASONS,
    "values": VALUES,
    "fund columns": COLUMNS_OF_FUNDS,
    "fund sources": SOURCES,
    "units of money": UNITS,
    "amounts": FIGURES,
    "rates": RATES,
    "heads": HEADS,
    "totals": TOTALS,
    "titles": TITLES,
    "openings": OPENINGS,
}
MADE = tuple(made for group in GROUPS.values() for made in group)
