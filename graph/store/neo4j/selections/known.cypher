// How much is recorded in the areas, how new it is, and how much a person has confirmed since a day.
CALL () {
  UNWIND $areas AS area
  MATCH (a:Thing {key: area}) USING INDEX a:Thing(key)
  WITH DISTINCT a
  MATCH (thing:Thing)-[l:AVAILABLE_IN|LOCATED_IN|COORDINATES]->(a:Thing)
  WHERE l._scope <= $scope
  WITH DISTINCT thing
  WHERE thing._scope <= $scope
  RETURN
    count(thing) AS things,
    count(CASE WHEN thing:Service THEN 1 END) AS services,
    count(thing._said) AS dated,
    max(CASE WHEN thing._said <= $until THEN thing._said END) AS newest,
    count(CASE WHEN $since <= thing._verified <= $until THEN 1 END) AS verified
}
UNWIND [
  ['things', things], ['services', services], ['dated', dated], ['newest', coalesce(newest, 0)], ['verified', verified]
] AS row
RETURN 'h' AS form, row[0] AS key, row[1] AS number
