document.getElementById('leave').addEventListener('click', function (e) {
  e.preventDefault();
  document.body.hidden = true;
  location.replace(this.href);
});
