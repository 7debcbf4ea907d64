-- Raises a block's priority, where it waits at once; never lowers it.
-- ARGV: key, priority (0..2).
local key, priority = ARGV[1], tonumber(ARGV[2])
local flight = read_flight(key)
if flight and flight.state == 'running' then
  -- Should its worker fail, it is tried again as urgently as this.
  redis.call('HSET', flight_name(key), 'wanted', math.min(priority, tonumber(flight.wanted or flight.priority)))
elseif flight and flight.state == 'waiting' and priority < tonumber(flight.priority) then
  dequeue(key, flight)
  redis.call('HSET', flight_name(key), 'priority', priority, 'entry', enqueue(key, flight.model, flight.revision, priority))
end
return {}
