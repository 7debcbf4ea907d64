-- A gateway takes no more uses. What it has taken and not booked stays in its name until another takes it.
-- Names of gateways that are gone for long and have nothing left are forgotten.
-- ARGV: gateway, ms after which a silent one is forgotten.
local stream, group = 'aloud:1:usage', 'books'
if redis.call('EXISTS', stream) == 0 then return {} end
local consumers = redis.pcall('XINFO', 'CONSUMERS', stream, group)
if consumers.err then return {} end
for _, consumer in ipairs(consumers) do
  local fields = {}
  for i = 1, #consumer, 2 do fields[consumer[i]] = consumer[i + 1] end
  if fields.pending == 0 and (fields.name == ARGV[1] or fields.idle > tonumber(ARGV[2])) then
    redis.call('XGROUP', 'DELCONSUMER', stream, group, fields.name)
  end
end
return {}
