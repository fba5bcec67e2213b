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
spread AS (SELECT word, COUNT(*) AS nodes FROM best GROUP BY word),
everything AS (
  SELECT COUNT(*) AS nodes FROM node
  WHERE visibility <= :scope AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
),
-- Factors grow with rarity: of the steps that a word is rare enough for, the largest factor is the first that fits.
rarity AS (
  SELECT spread.word, COALESCE(MAX(json_extract(step.value, '$[1]')), 1) AS factor
  FROM spread CROSS JOIN everything
  LEFT JOIN json_each(:rarity) AS step
    ON spread.nodes * json_extract(step.value, '$[0]') <= everything.nodes
  GROUP BY spread.word
)
SELECT 'h', best.node, SUM(best.score * rarity.factor) AS score
FROM best JOIN rarity ON rarity.word = best.word
GROUP BY best.node
HAVING NOT :all_words OR COUNT(*) = (SELECT COUNT(DISTINCT word) FROM query)
ORDER BY score DESC, best.node
LIMIT :limit OFFSET :offset
