// Which documents the visible records cite, and in how many sayings. Of two things that are one, what is said of that
// may be kept inside although they show as one.
CALL () {
  MATCH (n:Thing) USING INDEX n:Thing(key)
  WHERE n.key >= '' AND n._scope <= $scope
  RETURN n.key AS about
UNION ALL
  MATCH (:Thing)-[l]->(:Thing)
  WHERE l._scope <= $scope
  RETURN l.key AS about
}
MATCH (s:Saying {about: about}) USING INDEX s:Saying(about, hash)
WHERE s.hash >= ''
  AND CASE WHEN s._until IS NULL THEN s._since <= $edition ELSE s._until > $edition AND s._since <= $edition END
  AND ($scope > 0 OR NOT s._body CONTAINS '"visibility":"network"')
RETURN 'h' AS form, s.dataset + '\n' + s.document AS key, count(*) AS number
ORDER BY key
