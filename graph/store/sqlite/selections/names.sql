-- Nodes whose words match, best first. A query word counts once: by its best match.
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
best AS (SELECT node, word, MAX(score) AS score FROM matched GROUP BY node, word)
SELECT 'h', node.key, SUM(best.score) AS score
FROM best JOIN node ON node.key = best.node
WHERE node.visibility <= :scope
  AND (:kinds IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)))
GROUP BY node.key
HAVING NOT :all_words OR COUNT(*) = (SELECT COUNT(DISTINCT word) FROM query)
ORDER BY score DESC, node.key
LIMIT :limit OFFSET :offset
