-- A gateway takes uses to book: those that another one has taken and not booked for long, then new ones.
-- ARGV: gateway, most, ms after which a taken one is taken again.
-- Answers: for each its entry's id, version, use, key, model, ms, 1 if it was cached.
local stream, group = 'aloud:1:usage', 'books'
local gateway, most, idle = ARGV[1], tonumber(ARGV[2]), ARGV[3]
if redis.call('EXISTS', stream) == 0 then return {} end
redis.pcall('XGROUP', 'CREATE', stream, group, '0')
local answer = {}
local function add(entries)
  for _, entry in ipairs(entries) do
    local fields = {}
    for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
    answer[#answer + 1] = entry[1]
    for _, field in ipairs({'v', 'use', 'key', 'model', 'ms', 'cached'}) do
      answer[#answer + 1] = fields[field] or ''
    end
  end
end
for _, pending in ipairs(redis.call('XPENDING', stream, group, 'IDLE', idle, '-', '+', most)) do
  local claimed = redis.call('XCLAIM', stream, group, gateway, idle, pending[1])
  if claimed[1] then add(claimed) else redis.call('XACK', stream, group, pending[1]) end
end
local left = most - #answer / 7
if left > 0 then
  local read = redis.call('XREADGROUP', 'GROUP', group, gateway, 'COUNT', left, 'STREAMS', stream, '>')
  if read and read[1] then add(read[1][2]) end
end
return answer
