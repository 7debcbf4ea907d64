-- What the queue's scripts share; it stands before each of them.
--
-- A lane is a model in one revision: {model}@{revision}. Workers of another revision cannot speak its blocks, so each has its own.
--
-- aloud:1:work:{lane}:{priority}   stream, group "workers": v, key. What waits, and what is being spoken.
-- aloud:1:flight:{key}             hash: v, state (waiting, running, done, failed), priority, entry (in the stream), tries, owner,
--                                  model, revision, voice, speed, text, code, message, g:{gateway} = its number, u:{gateway}:{use} = 1;
--                                  avoid, avoid_until: the worker that has just failed on it, and how long it leaves it to others
-- aloud:1:audio:{key}              what was spoken, until every gateway has fetched it
-- aloud:1:waiting                  set of the keys that wait: their number is bounded
-- aloud:1:lanes                    set of the lanes that have streams
-- aloud:1:gateways                 sorted set: when each gateway was last there, ms
-- aloud:1:usage, aloud:1:dead      streams: what is to be booked, and what was given up
-- aloud:1:news:{gateway}, aloud:1:worker:{worker}, aloud:1:bell    channels
local VERSION = '1'
local P = 'aloud:1:'
local PRIORITIES = {'now', 'prefetch', 'background'}
local GATEWAY_LIVES_MS = 30000
local DEAD_LETTERS = 10000
local USAGE_ENTRIES = 1000000

local function flight_name(key) return P .. 'flight:' .. key end
local function audio_name(key) return P .. 'audio:' .. key end
-- What a revision may not have in a key's name is written as "_".
local function lane_name(model, revision) return model .. '@' .. string.gsub(revision, '[^%w._-]', '_') end
local function work_name(lane, priority) return P .. 'work:' .. lane .. ':' .. PRIORITIES[priority + 1] end
local function lane_of(flight) return lane_name(flight.model, flight.revision) end

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function table_of(flat)
  local fields = {}
  for i = 1, #flat, 2 do fields[flat[i]] = flat[i + 1] end
  return fields
end

-- The flight of this key, or nil.
local function read_flight(key)
  local flight = table_of(redis.call('HGETALL', flight_name(key)))
  if not flight.state then return nil end
  return flight
end

-- Calls f with the rest of every field that begins so.
local function each(flight, prefix, f)
  for field, value in pairs(flight) do
    if string.sub(field, 1, 2) == prefix then f(string.sub(field, 3), value) end
  end
end

-- Puts the block at the end of its priority's stream; the entry's id. Wakes nobody.
local function append(key, lane, priority)
  local stream = work_name(lane, priority)
  if redis.call('EXISTS', stream) == 0 then
    redis.call('XGROUP', 'CREATE', stream, 'workers', '0', 'MKSTREAM')
    redis.call('SADD', P .. 'lanes', lane)
  end
  local entry = redis.call('XADD', stream, '*', 'v', VERSION, 'key', key)
  redis.call('SADD', P .. 'waiting', key)
  return entry
end

-- Does so and wakes workers.
local function enqueue(key, model, revision, priority)
  local entry = append(key, lane_name(model, revision), priority)
  redis.call('PUBLISH', P .. 'bell', model)
  return entry
end

local function drop_entry(stream, entry)
  redis.call('XACK', stream, 'workers', entry)
  redis.call('XDEL', stream, entry)
end

local function dequeue(key, flight)
  drop_entry(work_name(lane_of(flight), flight.priority), flight.entry)
  redis.call('SREM', P .. 'waiting', key)
end

local function tell(key, flight, news)
  each(flight, 'g:', function(gateway) redis.call('PUBLISH', P .. 'news:' .. gateway, news .. ' ' .. key) end)
end

-- Ends the flight; what became of it can be read for a while.
local function finish(key, flight, state, ttl_ms)
  dequeue(key, flight)
  redis.call('HSET', flight_name(key), 'state', state)
  redis.call('PEXPIRE', flight_name(key), ttl_ms)
  tell(key, flight, 'over')
end

-- What it is to be booked for, each use once, however many gateways asked for it. A release before wrote no gateway.
local function uses_of(flight)
  local uses = {}
  each(flight, 'u:', function(rest) uses[string.match(rest, '^[^:]*:(.*)$') or rest] = true end)
  return uses
end

-- One entry for each use; the job and the block are its unique key.
local function book(key, flight, ms, use)
  redis.call('XADD', P .. 'usage', 'MAXLEN', '~', USAGE_ENTRIES, '*',
    'v', VERSION, 'use', use, 'key', key, 'model', flight.model, 'revision', flight.revision, 'ms', ms)
end

-- Ends the flight failed and keeps it for an operator.
local function bury(key, flight, reason, code, message, worker, ttl_ms)
  redis.call('XADD', P .. 'dead', 'MAXLEN', '~', DEAD_LETTERS, '*',
    'v', VERSION, 'key', key, 'reason', reason, 'message', message, 'worker', string.match(worker, '^[^#]*'), 'tries', flight.tries,
    'priority', flight.priority, 'model', flight.model, 'revision', flight.revision, 'voice', flight.voice,
    'speed', flight.speed, 'text', flight.text)
  redis.call('HSET', flight_name(key), 'code', code, 'message', message)
  finish(key, flight, 'failed', ttl_ms)
end

-- Whether a gateway that lives wants it, or an operator.
local function is_wanted(flight)
  local wanted = false
  local since = now_ms() - GATEWAY_LIVES_MS
  each(flight, 'g:', function(gateway)
    local seen = gateway ~= 'operator' and redis.call('ZSCORE', P .. 'gateways', gateway)
    wanted = wanted or gateway == 'operator' or (seen and tonumber(seen) > since)
  end)
  return wanted
end
