-- A gateway notes uses that the database has not taken yet, so that they outlive the gateway. Noting a use twice does no harm.
-- ARGV: the life of Redis in which it has noted others, empty at first; a name for a new life; then for each use: use, key, model, ms,
--       1 if it was cached.
-- Answers: this life. Where it is another, nothing was noted: Redis has lost its data, and all is to be noted again.
local USAGE_ENTRIES = 1000000
redis.call('SET', 'aloud:1:life', ARGV[2], 'NX')
local life = redis.call('GET', 'aloud:1:life')
if life ~= ARGV[1] then return {life} end
for i = 3, #ARGV, 5 do
  redis.call('XADD', 'aloud:1:usage', 'MAXLEN', '~', USAGE_ENTRIES, '*',
    'v', '1', 'use', ARGV[i], 'key', ARGV[i + 1], 'model', ARGV[i + 2], 'ms', ARGV[i + 3], 'cached', ARGV[i + 4])
end
return {life}
