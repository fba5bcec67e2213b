-- Nodes whose words match, best first. A query word counts once, by its best match, and more the rarer it is.
WITH query AS (
  SELECT json_extract(value, '$[0]') AS word, json_extract(value, '$[1]') AS token,
         json_extract(value, '$[2]') AS weight, json_extract(value, '$[3]') AS until
  FROM json_each(:terms)
),
matched AS (
  SELECT query.word, word.node, query.weight * word.weight AS score
  FROM query CROSS JOIN word ON word.token = query.token WHERE query.until IS NULL
  UNION ALL
  SELECT query.word, word.node, query.weight * word.weight
  FROM query CROSS JOIN word ON word.token >= query.token AND word.token < query.until
  WHERE query.until IS NOT NULL
),
best AS (
  SELECT matched.node, matched.word, MAX(matched.score) AS score
  FROM matched JOIN node ON node.key = matched.node
  WHERE node.visibility <= :scope
    AND (:kinds IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)))
  GROUP BY matched.node, matched.word
),
-- About 2 ln(1 + all / those that have the word), in steps of four, so that every engine counts alike.
spread AS (SELECT word, COUNT(*) AS nodes FROM best GROUP BY word),
everything AS (
  SELECT COUNT(*) AS nodes FROM node
  WHERE visibility <= :scope AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
),
rarity AS (
  SELECT spread.word, CASE
    WHEN spread.nodes * 4096 <= everything.nodes THEN 17 WHEN spread.nodes * 1024 <= everything.nodes THEN 14
    WHEN spread.nodes * 256 <= everything.nodes THEN 11 WHEN spread.nodes * 64 <= everything.nodes THEN 8
    WHEN spread.nodes * 16 <= everything.nodes THEN 6 WHEN spread.nodes * 4 <= everything.nodes THEN 3
    ELSE 1 END AS factor
  FROM spread CROSS JOIN everything
)
SELECT 'h', best.node, SUM(best.score * rarity.factor) AS score
FROM best JOIN rarity ON rarity.word = best.word
GROUP BY best.node
HAVING NOT :all_words OR COUNT(*) = (SELECT COUNT(DISTINCT word) FROM query)
ORDER BY score DESC, best.node
LIMIT :limit OFFSET :offset
