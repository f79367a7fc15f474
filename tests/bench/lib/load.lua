-- What wrk sends. Arguments: method, file with one path or code a line, "path" or "conversion", instant, a number to count from.
-- Ends with one line of JSON: times in microseconds.
local method, kind, instant, serial
local lines, ready = {}, {}

function init(args)
  method, kind, instant, serial = args[1], args[3], args[4], tonumber(args[5])
  for line in io.lines(args[2]) do
    lines[#lines + 1] = line
    if kind == "path" then ready[#ready + 1] = wrk.format(method, line) end
  end
end

function request()
  serial = serial + 1
  local at = serial % #lines + 1
  if kind == "path" then return ready[at] end
  return wrk.format(method, nil, nil, string.format(
    '{"externalId":"bench-%d","referee":{"email":"friend-%d@bench.example"},"milestone":"enrolled","valueMinor":60000,"currency":"USD","occurredAt":"%s","code":"%s"}',
    serial, serial, instant, lines[at]))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"errors":%d,"refused":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
