-- A gateway is no longer interested in some blocks. One that nobody wants any more is taken out; if it is being spoken, its worker is
-- told to stop. Where others still want it, what this gateway alone wanted it for is not booked.
-- ARGV: gateway, then for each block its key and the number with which the gateway has joined: a later interest in it stays.
local gateway = ARGV[1]
for i = 2, #ARGV, 2 do
  local key, number = ARGV[i], ARGV[i + 1]
  local flight = read_flight(key)
  if flight and flight['g:' .. gateway] == number then
    redis.call('HDEL', flight_name(key), 'g:' .. gateway)
    local others = 0
    each(flight, 'g:', function() others = others + 1 end)
    local own = gateway .. ':'
    each(flight, 'u:', function(rest)
      if string.sub(rest, 1, #own) == own then redis.call('HDEL', flight_name(key), 'u:' .. rest) end
    end)
    if others == 1 and (flight.state == 'waiting' or flight.state == 'running') then
      dequeue(key, flight)
      redis.call('DEL', flight_name(key))
      if flight.state == 'running' then
        redis.call('PUBLISH', P .. 'worker:' .. string.match(flight.owner, '^[^#]*'), 'stop ' .. flight.owner .. ' ' .. key)
      end
    end
  end
end
return {}
