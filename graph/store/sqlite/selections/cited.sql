-- Which documents the visible records cite, and in how many sayings. Of two things that are one, what is said of that
-- may be kept inside although they show as one.
WITH visible AS (
  SELECT key FROM node WHERE visibility <= :scope
  UNION ALL SELECT key FROM link WHERE visibility <= :scope
)
SELECT 'h', dataset || char(10) || json_extract(body, '$[4][1]') AS document, COUNT(*)
FROM saying JOIN visible ON visible.key = saying.record
WHERE :scope > 0 OR json_extract(body, '$[3].visibility') IS NOT 'network'
GROUP BY document
ORDER BY document
