// A page that leads on: the part of the page that somebody asked for comes along, which a refresh by itself forgets.
const target = document.querySelector("main a");

if (target && location.hash && !target.hash) {
  location.replace(target.href + location.hash);
}
