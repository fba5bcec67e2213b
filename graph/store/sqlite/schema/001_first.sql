-- What was said (sayings), what it amounts to (node, link), and what is kept beside it.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE dataset (id TEXT PRIMARY KEY, hash BLOB NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  dataset TEXT NOT NULL, id TEXT NOT NULL, hash BLOB NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (dataset, id)
) WITHOUT ROWID;

-- record: key of the merged node or link a saying belongs to; NULL while it waits for a name or an end.
CREATE TABLE saying (
  hash BLOB PRIMARY KEY, dataset TEXT NOT NULL, kind TEXT NOT NULL,
  source TEXT, target TEXT, record TEXT, body TEXT NOT NULL
);
CREATE INDEX saying_dataset ON saying (dataset);
CREATE INDEX saying_record ON saying (record);
CREATE INDEX saying_source ON saying (source) WHERE source IS NOT NULL;
CREATE INDEX saying_target ON saying (target) WHERE target IS NOT NULL;
CREATE TABLE tie (tie TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (tie, hash)) WITHOUT ROWID;

-- Personal values live here alone; no selection names this table.
CREATE TABLE personal (
  hash BLOB NOT NULL, property TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (hash, property)
) WITHOUT ROWID;

-- The merged graph. visibility: 0 public, 1 network. said and verified: day numbers (1 = 1 January of year 1).
CREATE TABLE node (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, visibility INTEGER NOT NULL,
  said INTEGER, verified INTEGER, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX node_kind ON node (kind);
CREATE TABLE link (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  visibility INTEGER NOT NULL, said INTEGER, verified INTEGER, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX link_out ON link (source, kind, target, visibility);
CREATE INDEX link_in ON link (target, kind, source, visibility);
CREATE TABLE alias (id TEXT PRIMARY KEY, node TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (
  token TEXT NOT NULL, node TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (token, node)
) WITHOUT ROWID;
CREATE INDEX word_node ON word (node);

-- Beside the graph: not merged, not exported, not in the digest.
CREATE TABLE log (
  number INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at TEXT NOT NULL, dataset TEXT NOT NULL,
  key TEXT NOT NULL, what TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, visibility INTEGER NOT NULL
);
CREATE INDEX log_at ON log (at);
CREATE INDEX log_revision ON log (revision);
CREATE TABLE former (id TEXT PRIMARY KEY, heir TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, content BLOB NOT NULL);
