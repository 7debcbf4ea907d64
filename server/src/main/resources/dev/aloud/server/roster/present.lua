-- Who has shown itself. What nobody has renewed for long is thrown away.
-- ARGV: hash, ms after which an entry is thrown away.
-- Answers: for each entry how many ms ago it was made (negative when Redis's clock was put back), and its JSON.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entries = redis.call('HGETALL', ARGV[1])
local answer = {}
for i = 1, #entries, 2 do
  local read, card = pcall(cjson.decode, entries[i + 1])
  local seen = read and type(card) == 'table' and tonumber(card.seen)
  if not seen or math.abs(now - seen) > tonumber(ARGV[2]) then
    redis.call('HDEL', ARGV[1], entries[i])
  else
    answer[#answer + 1] = now - seen
    answer[#answer + 1] = entries[i + 1]
  end
end
return answer
