-- Raises a block's priority while it waits; never lowers it.
-- ARGV: key, priority (0..2).
local key, priority = ARGV[1], tonumber(ARGV[2])
local flight = read_flight(key)
if flight and flight.state == 'waiting' and priority < tonumber(flight.priority) then
  dequeue(key, flight)
  redis.call('HSET', flight_name(key), 'priority', priority, 'entry', enqueue(key, flight.model, priority))
end
return {}
