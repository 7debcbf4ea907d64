-- A worker could not speak a block. It is tried again if that may help and tries are left; else it ends, as a dead letter if it was
-- tried in vain. Only for who holds the block.
-- ARGV: key, token, code, message, 1 if another try may help, most tries, ms that the failed flight can be read,
--       1 if the worker gives it back unspoken, which is no try, ms for which the worker then leaves it to others.
-- Answers: "again", "failed", "dead" or "lost".
local key, token, code, message = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local retryable, most, ttl, unspoken = ARGV[5] == '1', tonumber(ARGV[6]), ARGV[7], ARGV[8] == '1'
local flight = read_flight(key)
if not flight or flight.owner ~= token or flight.state ~= 'running' then return {'lost'} end
local tries = tonumber(flight.tries)
if unspoken or (retryable and tries < most) then
  -- Somebody may have begun to listen to it meanwhile.
  local priority = math.min(tonumber(flight.priority), tonumber(flight.wanted or flight.priority))
  dequeue(key, flight)
  redis.call('HSET', flight_name(key), 'state', 'waiting', 'owner', '', 'tries', unspoken and tries - 1 or tries,
    'priority', priority, 'avoid', string.match(token, '^[^#]*'), 'avoid_until', now_ms() + tonumber(ARGV[9]),
    'entry', enqueue(key, flight.model, flight.revision, priority))
  return {'again'}
end
if retryable then
  bury(key, flight, string.lower(code), code, message, token, ttl)
  return {'dead'}
end
redis.call('HSET', flight_name(key), 'code', code, 'message', message)
finish(key, flight, 'failed', ttl)
return {'failed'}
