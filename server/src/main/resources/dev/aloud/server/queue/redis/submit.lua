-- A gateway wants a block: joins its flight, and hastens it, or begins one if there is room. May be repeated.
-- ARGV: gateway, its number for this flight, key, priority (0..2), most that may wait, model, revision, voice, speed, text,
--       then the uses, "job/block" each.
-- Answers: the flight's state, or "full"; how many blocks wait.
local gateway, number, key, priority, limit = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local name = flight_name(key)
local flight = read_flight(key)
if flight and (flight.state == 'failed' or (flight.state == 'done' and redis.call('EXISTS', audio_name(key)) == 0)) then
  redis.call('DEL', name)
  flight = nil
end
if not flight then
  local waiting = redis.call('SCARD', P .. 'waiting')
  if waiting >= limit then return {'full', waiting} end
  redis.call('HSET', name, 'v', VERSION, 'state', 'waiting', 'priority', priority, 'tries', 0,
    'model', ARGV[6], 'revision', ARGV[7], 'voice', ARGV[8], 'speed', ARGV[9], 'text', ARGV[10],
    'entry', enqueue(key, ARGV[6], ARGV[7], priority))
  flight = {state = 'waiting'}
elseif flight.state == 'waiting' then
  local urgency = math.min(priority, tonumber(flight.priority))
  local entry = redis.call('XRANGE', work_name(lane_of(flight), flight.priority), flight.entry, flight.entry)[1]
  -- The entry may be missing where somebody has trimmed the stream.
  if not entry or urgency < tonumber(flight.priority) then
    dequeue(key, flight)
    redis.call('HSET', name, 'priority', urgency, 'entry', enqueue(key, flight.model, flight.revision, urgency))
  end
elseif flight.state == 'running' then
  redis.call('HSET', name, 'wanted', math.min(priority, tonumber(flight.wanted or flight.priority)))
end
redis.call('HSET', name, 'g:' .. gateway, number)
redis.call('ZADD', P .. 'gateways', now_ms(), gateway)
local before = uses_of(flight)
for i = 11, #ARGV do
  redis.call('HSET', name, 'u:' .. gateway .. ':' .. ARGV[i], 1)
  if flight.state == 'done' and not before[ARGV[i]] then
    book(key, flight, flight.ms, ARGV[i])
  end
end
return {flight.state, redis.call('SCARD', P .. 'waiting')}
