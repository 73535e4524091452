//! Headless Chromium on one page: what it shows, what it says on the console, what it asks of
//! the network. Spoken to by the Chrome DevTools Protocol, message by message.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// An office screen and a phone, width by height.
pub const OFFICE: (u32, u32) = (1366, 768);
pub const PHONE: (u32, u32) = (390, 844);

/// How long the browser may take over anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// A page open in a browser of its own.
pub struct Opened {
    browser: Child,
    socket: RefCell<WebSocket<TcpStream>>,
    session: String,
    sent: Cell<u64>,
    folder: tempfile::TempDir,
    /// Errors and warnings on the console, and exceptions.
    complaints: RefCell<Vec<String>>,
    /// Addresses asked for.
    requests: RefCell<Vec<String>>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}

impl Opened {
    /// Opens a page at an address within it, such as `#community=c`.
    pub fn new(page: &str, place: &str, size: (u32, u32)) -> Opened {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("report.html"), page).unwrap();
        let program =
            std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
        let mut browser = Command::new(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
            .args(["--remote-debugging-port=0", "--no-first-run", "--disable-background-networking"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(browser.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines
            .find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned))
            .expect("the browser tells where it listens");
        // Read on, so that the browser never waits for a reader.
        std::thread::spawn(move || lines.count());
        let host = address.strip_prefix("ws://").unwrap().split('/').next().unwrap();
        let stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = tungstenite::client(address.as_str(), stream).unwrap();
        let mut opened = Opened {
            browser,
            socket: RefCell::new(socket),
            session: String::new(),
            sent: Cell::new(0),
            folder,
            complaints: RefCell::default(),
            requests: RefCell::default(),
        };
        let target = opened.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let target = &target["targetId"];
        let session = opened.ask("Target.attachToTarget", &json!({ "targetId": target, "flatten": true }));
        opened.session = session["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            opened.ask(&format!("{domain}.enable"), &json!({}));
        }
        let (width, height) = size;
        opened.ask(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
        let address = format!("file://{}{place}", opened.folder.path().join("report.html").display());
        opened.ask("Page.navigate", &json!({ "url": address }));
        opened.run("if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done))");
        opened
    }

    /// The answer to a command; what the browser tells meanwhile is kept.
    fn ask(&self, method: &str, params: &Value) -> Value {
        let id = self.sent.get() + 1;
        self.sent.set(id);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = self.session.as_str().into();
        }
        let mut socket = self.socket.borrow_mut();
        socket.send(Message::text(message.to_string())).unwrap();
        loop {
            let Message::Text(text) = socket.read().unwrap_or_else(|error| panic!("{method}: {error}"))
            else {
                continue;
            };
            let mut told: Value = serde_json::from_str(&text).unwrap();
            if told["id"] == id {
                assert!(told["error"].is_null(), "{method}: {}", told["error"]);
                return told["result"].take();
            }
            self.keep(&told);
        }
    }

    fn keep(&self, told: &Value) {
        let params = &told["params"];
        match told["method"].as_str() {
            Some("Log.entryAdded" | "Runtime.exceptionThrown" | "Runtime.consoleAPICalled") => {
                self.complaints.borrow_mut().push(params.to_string());
            }
            Some("Network.requestWillBeSent") => {
                self.requests.borrow_mut().push(params["request"]["url"].as_str().unwrap().to_owned());
            }
            _ => {}
        }
    }

    /// What an expression, or the promise it gives, comes to.
    pub fn value(&self, expression: &str) -> Value {
        let expression = format!("(async () => JSON.stringify(await ({expression})))()");
        let asked = json!({ "expression": expression, "awaitPromise": true, "userGesture": true });
        let told = self.ask("Runtime.evaluate", &asked);
        let text = told["result"]["value"].as_str();
        serde_json::from_str(text.unwrap_or_else(|| panic!("{expression}: {told}"))).unwrap()
    }

    pub fn text(&self, expression: &str) -> String {
        self.value(expression).as_str().unwrap_or_else(|| panic!("{expression} is no text")).to_owned()
    }

    pub fn count(&self, selector: &str) -> u64 {
        self.value(&format!("document.querySelectorAll({selector:?}).length")).as_u64().unwrap()
    }

    /// Runs a statement and gives the page time to react.
    pub fn run(&self, statement: &str) {
        self.value(&format!(
            "(async () => {{ {statement}; await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))); return 0; }})()"
        ));
    }

    /// Clicks into the middle of an element, wherever the page has to be scrolled to.
    pub fn click(&self, selector: &str) {
        let middle = self.value(&format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        ));
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            self.ask(
                "Input.dispatchMouseEvent",
                &json!({ "type": kind, "x": middle[0], "y": middle[1], "button": button, "clickCount": 1 }),
            );
        }
        self.run("0");
    }

    pub fn type_text(&self, text: &str) {
        self.ask("Input.insertText", &json!({ "text": text }));
        self.run("0");
    }

    /// Presses a key by its name: `Tab`, `Enter`, `ArrowDown`, `Escape`…
    pub fn press(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            " " => (32, " "),
            "End" => (35, ""),
            "Home" => (36, ""),
            "ArrowLeft" => (37, ""),
            "ArrowUp" => (38, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            _ => panic!("no key {key:?}"),
        };
        let name = if key == " " { "Space" } else { key };
        for kind in [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"] {
            self.ask(
                "Input.dispatchKeyEvent",
                &json!({ "type": kind, "key": key, "code": name, "windowsVirtualKeyCode": code, "text": text }),
            );
        }
        self.run("0");
    }

    /// Milliseconds a statement takes until the next frame is drawn.
    pub fn time(&self, statement: &str) -> u128 {
        let begin = Instant::now();
        self.run(statement);
        begin.elapsed().as_millis()
    }

    /// The page printed as its style sheet says.
    pub fn pdf(&self) -> Vec<u8> {
        let told =
            self.ask("Page.printToPDF", &json!({ "preferCSSPageSize": true, "printBackground": true }));
        STANDARD.decode(told["data"].as_str().unwrap()).unwrap()
    }

    /// Nothing was complained of and nothing asked for but the page.
    pub fn was_quiet(&self) {
        assert_eq!(*self.complaints.borrow(), Vec::<String>::new());
        for request in self.requests.borrow().iter() {
            assert!(request.starts_with("file://") && request.contains("/report.html"), "{request}");
        }
        assert!(!self.requests.borrow().is_empty());
    }
}
