// What the lab has made of a state of choices: fetched once by its address, which changes with its content.

const views = new Map(); // address -> promise of the view, of those this page has shown last
const MOST = 12;

/** The view at an address; null where the lab no longer has it, and a run of the script would make it again. */
export function viewAt(address) {
  if (!views.has(address)) {
    views.set(address, fetched(address));
    if (views.size > MOST) views.delete(views.keys().next().value);
  }
  return views.get(address);
}

async function fetched(address) {
  try {
    const answer = await fetch(address);
    if (answer.status === 404) return forget(address);
    if (!answer.ok) throw Error(`${address}: ${answer.status}`);
    return await answer.json();
  } catch (error) {
    forget(address); // to be asked for anew if the visitor tries again
    throw error;
  }
}

function forget(address) {
  views.delete(address);
  return null;
}
