"""The store: the facts of the loaded reports as Parquet, changed as a whole or not at all.

A cache folder holds immutable segments and one manifest:

    MANIFEST.json                what is live: the segments, and each report's segment, counts and parser version
    seg-<id>.<table>.parquet     the rows of the reports that one load read, one file a table
    writer.lock                  held by the one load that may write

A load writes at most one new segment and then puts a new manifest in the old one's place, by one rename. Killed
before that, the old state stands; after it, the new one. Rows of replaced and removed reports stay in their
segment, masked by the manifest, until merging rewrites the segment; files that no manifest names any more are kept
for a while, so that a reader which resolved the earlier manifest never loses them.

Why not Delta tables through `deltalake`: a Delta log is one table's. Ours are ten tables that must change together,
so ten logs would need a manifest above them anyway, and that manifest alone is enough. Why not a whole generation
folder swapped by rename: each load would write every report again, the unchanged too. Segments cost one row filter
for that.
"""

from .manifest import CacheError, FileEntry, ReportEntry, Segment, State, read_state, segment_file, state_identity
from .rows import Batches, as_printed, to_batches
from .store import Store, Writing

__all__ = [
    "Batches",
    "CacheError",
    "FileEntry",
    "ReportEntry",
    "Segment",
    "State",
    "Store",
    "Writing",
    "as_printed",
    "read_state",
    "segment_file",
    "state_identity",
    "to_batches",
]
