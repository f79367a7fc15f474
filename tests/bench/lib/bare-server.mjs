// The reference of every benchmark: what Node's own HTTP server does with the least work, on the machine as it is now.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => response.end('hello'));
});
server.listen({ host: '127.0.0.1', port: 0, backlog: 2048 }, () => {
  console.log(JSON.stringify({ port: server.address().port }));
});
