// What ends a job, kept by this tab: a refresh starts a new session on the server, but the tab is still the same.

/** data: {id, token}; a token is kept, and where there is none the kept one is sent back. */
export default function ({ data, setStateValue }) {
  const name = `token-weight-lab:${data.id}`;
  try {
    if (data.token) sessionStorage.setItem(name, data.token);
    else if (sessionStorage.getItem(name)) setStateValue("token", sessionStorage.getItem(name));
  } catch {
    // a browser may forbid storage: then a refresh leaves one who only watches
  }
}
