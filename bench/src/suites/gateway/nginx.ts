/** Files of 1 KB and 1 MB, and 204 for whoever asks who somebody is; one process, so that it can be killed. */
export function originConf(folder: string, port: number): string {
  return `master_process off;
${common(folder, `origin-${port}`)}
  server {
    listen 127.0.0.1:${port} backlog=4096;
    root ${folder};
    default_type text/plain;
    location = /auth { return 204; }
  }
}`;
}

/** nginx as a proxy over two instances; `asks` has it ask another server about each request. */
export function proxyConf(
  folder: string,
  { port, instances, asks }: { port: number; instances: readonly number[]; asks: boolean },
): string {
  const servers = instances.map((instance) => `server 127.0.0.1:${instance};`).join(' ');
  const authenticated = asks
    ? `auth_request /auth; auth_request_set $who $upstream_status; proxy_set_header Patchbay-Identity $who;`
    : '';
  const auth = asks
    ? `location = /auth {
      internal; proxy_pass http://instances/auth;
      proxy_pass_request_body off; proxy_set_header Content-Length ""; proxy_set_header Connection "";
    }`
    : '';
  return `${common(folder, `proxy-${port}`)}
  upstream instances { least_conn; ${servers} keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    ${auth}
    location / {
      ${authenticated}
      proxy_pass http://instances;
      proxy_buffering off;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-Host $host;
      add_header X-Content-Type-Options nosniff;
    }
  }
}`;
}

function common(folder: string, name: string): string {
  return `user root;
worker_processes 1;
daemon off;
pid ${folder}/${name}.pid;
error_log ${folder}/${name}.log error;
events { worker_connections 4000; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000000;
  proxy_http_version 1.1;
  client_body_temp_path ${folder}/${name}-body;
  proxy_temp_path ${folder}/${name}-proxy;
  fastcgi_temp_path ${folder}/${name}-fastcgi;
  uwsgi_temp_path ${folder}/${name}-uwsgi;
  scgi_temp_path ${folder}/${name}-scgi;`;
}
