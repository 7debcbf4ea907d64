-- A job has come to another state. All gateways are told of a job that is cancelled, once; a list of those of late is for gateways
-- that did not hear it.
-- ARGV: id, ms that it is kept, state, ms that a cancelled job is listed.
local job = 'aloud:1:job:' .. ARGV[1]
local state = redis.call('HGET', job, 'state')
if state and state ~= 'cancelled' then
  redis.call('HSET', job, 'state', ARGV[3])
  redis.call('PEXPIRE', job, ARGV[2])
end
local list = 'aloud:1:cancelled'
if ARGV[3] == 'cancelled' and not redis.call('ZSCORE', list, ARGV[1]) then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', list, now, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', list, '-inf', now - ARGV[4])
  redis.call('PUBLISH', list, ARGV[1])
end
return {}
