// Tests compile the server and the widget in one program, where the DOM's types win over Node's and know less.
interface RequestInit {
  duplex?: 'half';
}
