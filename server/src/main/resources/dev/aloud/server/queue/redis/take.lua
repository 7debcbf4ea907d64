-- A worker takes the most urgent block of a model in one revision, the oldest among equals. A block on which it has just failed it
-- leaves to others for a while.
-- ARGV: worker, model, revision, lease ms, most tries, 1 to look first for blocks whose worker has been silent for a lease, ms that a
--       failed flight can be read.
-- Answers: nothing; or "again" when there was only rubbish and more may wait; or
--          key, token, tries, priority, revision, voice, speed, text.
local worker, model, lane, lease, most, reclaim, ttl =
  ARGV[1], ARGV[2], lane_name(ARGV[2], ARGV[3]), ARGV[4], tonumber(ARGV[5]), ARGV[6] == '1', ARGV[7]
local MOST_SKIPPED = 50
local skipped = 0
local left_to_others = {}
local all_left = false

local function refuse(stream, entry, fields)
  local version = tostring(fields.v)
  local message = 'A message of version ' .. version .. '; workers here speak version ' .. VERSION
    .. '. Run workers and gateways of one release.'
  redis.call('XADD', P .. 'dead', 'MAXLEN', '~', DEAD_LETTERS, '*', 'v', version, 'key', tostring(fields.key),
    'reason', 'version', 'message', message, 'worker', worker, 'tries', 0, 'model', model)
  drop_entry(stream, entry)
  local flight = fields.key and read_flight(fields.key)
  if flight and flight.entry == entry then
    redis.call('HSET', flight_name(fields.key), 'code', 'ENGINE_FAILED', 'message', message)
    finish(fields.key, flight, 'failed', ttl)
  end
end

-- The answer that hands this entry's block to the worker; nil when it is not to be spoken.
local function begin(stream, priority, entry, fields)
  if fields.v ~= VERSION then
    refuse(stream, entry, fields)
    return nil
  end
  local key = fields.key
  local flight = read_flight(key)
  if not flight or flight.entry ~= entry or (flight.state ~= 'waiting' and flight.state ~= 'running') then
    drop_entry(stream, entry)
    return nil
  end
  if not is_wanted(flight) then
    dequeue(key, flight)
    redis.call('DEL', flight_name(key))
    return nil
  end
  if flight.state == 'waiting' and flight.avoid == worker and now_ms() < tonumber(flight.avoid_until) then
    dequeue(key, flight)
    redis.call('HSET', flight_name(key), 'entry', append(key, lane, priority))
    all_left = left_to_others[key]
    left_to_others[key] = true
    return nil
  end
  local tries = tonumber(flight.tries) + 1
  if tries > most then
    bury(key, flight, 'lost', 'ENGINE_FAILED', 'Every worker that began with this block went silent; tries: '
      .. flight.tries .. '.', flight.owner, ttl)
    return nil
  end
  local token = worker .. '#' .. tries .. '#' .. entry
  redis.call('HSET', flight_name(key), 'state', 'running', 'owner', token, 'tries', tries)
  redis.call('SREM', P .. 'waiting', key)
  tell(key, flight, 'running')
  return {key, token, tries, priority, flight.revision, flight.voice, flight.speed, flight.text}
end

local function silent(stream)
  local pending = redis.call('XPENDING', stream, 'workers', 'IDLE', lease, '-', '+', 1)
  if #pending == 0 then return nil end
  local entry = pending[1][1]
  local claimed = redis.call('XCLAIM', stream, 'workers', worker, lease, entry)
  if #claimed == 0 or not claimed[1] then
    redis.call('XACK', stream, 'workers', entry)
    return entry, {}
  end
  return entry, table_of(claimed[1][2])
end

local function fresh(stream)
  local read = redis.pcall('XREADGROUP', 'GROUP', 'workers', worker, 'COUNT', 1, 'STREAMS', stream, '>')
  if not read or read.err or #read == 0 then return nil end
  local entry = read[1][2][1]
  return entry[1], table_of(entry[2])
end

for priority = 0, 2 do
  all_left = false
  local stream = work_name(lane, priority)
  if redis.call('EXISTS', stream) == 1 and redis.call('XLEN', stream) > 0 then
    if reclaim then
      -- Somebody may have destroyed the group, or filled the stream by hand; else this is an error that says so.
      redis.pcall('XGROUP', 'CREATE', stream, 'workers', '0')
    end
    for _, next_of in ipairs(reclaim and {silent, fresh} or {fresh}) do
      local entry, fields = next_of(stream)
      while entry do
        local answer = begin(stream, priority, entry, fields)
        if answer then return answer end
        skipped = skipped + 1
        if all_left then break end
        if skipped >= MOST_SKIPPED then return next(left_to_others) and {} or {'again'} end
        entry, fields = next_of(stream)
      end
    end
  end
end
return {}
