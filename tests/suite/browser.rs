//! Headless Chromium on one page: what it shows, what it says on the console, what it asks of
//! the network. Spoken to over its own debugging protocol.

use std::cell::RefCell;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// An office screen and a phone, width by height.
pub(crate) const OFFICE: (u32, u32) = (1366, 768);
pub(crate) const PHONE: (u32, u32) = (390, 844);

/// How long the browser may take over anything; the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(90);

/// The browser's process, which ends with the test.
struct Browser(Child);

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The line to one tab, and what has come over it unasked.
struct Line {
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    sent: u64,
    /// Errors and warnings on the console, and exceptions.
    complaints: Vec<String>,
    /// Addresses asked for.
    requests: Vec<String>,
}

impl Line {
    /// Calls a method of the protocol and waits for what it gives.
    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.sent += 1;
        let mut call = json!({ "id": self.sent, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            call["sessionId"] = session.as_str().into();
        }
        self.socket.send(Message::text(call.to_string())).unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else { continue };
            let mut answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == self.sent {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
            self.note(&answer);
        }
    }

    fn note(&mut self, event: &Value) {
        let told = &event["params"];
        match event["method"].as_str().unwrap_or("") {
            "Log.entryAdded" | "Runtime.exceptionThrown" | "Runtime.consoleAPICalled" => {
                self.complaints.push(told.to_string());
            }
            "Network.requestWillBeSent" => {
                self.requests.push(told["request"]["url"].as_str().unwrap().to_owned());
            }
            _ => {}
        }
    }
}

/// A page open in a browser of its own.
pub(crate) struct Opened {
    line: RefCell<Line>,
    _browser: Browser,
    _folder: tempfile::TempDir,
}

impl Opened {
    /// Opens a page at an address within it, such as `#community=c`.
    pub(crate) fn new(page: &str, place: &str, size: (u32, u32)) -> Opened {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        std::fs::write(&path, page).unwrap();
        let profile = folder.path().join("profile");
        let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        let browser = Command::new(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .args(["--remote-debugging-port=0", "about:blank"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Browser)
            .unwrap();
        let socket = connected(&profile);
        let mut line = Line { socket, session: None, sent: 0, complaints: Vec::new(), requests: Vec::new() };
        let tab = line.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attached =
            line.call("Target.attachToTarget", json!({ "targetId": tab["targetId"], "flatten": true }));
        line.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            line.call(&format!("{domain}.enable"), json!({}));
        }
        let (width, height) = size;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        line.call("Emulation.setDeviceMetricsOverride", screen);
        line.call("Page.navigate", json!({ "url": format!("file://{}{place}", path.display()) }));
        let opened = Opened { line: RefCell::new(line), _browser: browser, _folder: folder };
        let begin = Instant::now();
        while opened.value("location.protocol === 'file:' && document.readyState === 'complete'") != true {
            assert!(begin.elapsed() < PATIENCE, "the page did not load");
            std::thread::sleep(Duration::from_millis(50));
        }
        opened
    }

    fn call(&self, method: &str, parameters: Value) -> Value {
        self.line.borrow_mut().call(method, parameters)
    }

    /// What an expression, or the promise it gives, comes to.
    pub(crate) fn value(&self, expression: &str) -> Value {
        let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut result = self.call("Runtime.evaluate", wanted);
        assert!(result["exceptionDetails"].is_null(), "{expression}: {}", result["exceptionDetails"]);
        result["result"]["value"].take()
    }

    pub(crate) fn text(&self, expression: &str) -> String {
        self.value(expression).as_str().unwrap_or_else(|| panic!("{expression} is no text")).to_owned()
    }

    pub(crate) fn count(&self, selector: &str) -> u64 {
        self.value(&format!("document.querySelectorAll({selector:?}).length")).as_u64().unwrap()
    }

    /// Runs a statement and gives the page time to react.
    pub(crate) fn run(&self, statement: &str) {
        self.value(&format!(
            "(async () => {{ {statement}; await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50)); }})()"
        ));
    }

    /// Clicks with the mouse into the middle of an element.
    pub(crate) fn click(&self, selector: &str) {
        // The map takes back any scrolling within it, so where a thing is shows a frame later.
        self.run(&format!("document.querySelector({selector:?}).scrollIntoView({{ block: 'nearest' }})"));
        let middle = self.value(&format!(
            "(() => {{ const b = document.querySelector({selector:?}).getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        ));
        self.click_at(&middle);
    }

    /// Clicks at a place of the window: pixels from its left and its top.
    pub(crate) fn click_at(&self, place: &Value) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            self.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 }),
            );
        }
        self.run("0");
    }

    pub(crate) fn type_text(&self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
        self.run("0");
    }

    /// Presses a key by its name in the DOM.
    pub(crate) fn press(&self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "End" => 35,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            other => panic!("no code for {other}"),
        };
        let mut event =
            json!({ "type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": code });
        if key == "Enter" {
            event["type"] = "keyDown".into();
            event["text"] = "\r".into();
        }
        self.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = "keyUp".into();
        self.call("Input.dispatchKeyEvent", event);
        self.run("0");
    }

    /// Milliseconds a statement takes until the next frame is drawn.
    pub(crate) fn time(&self, statement: &str) -> u128 {
        let begin = Instant::now();
        self.run(statement);
        begin.elapsed().as_millis()
    }

    /// The page printed as its style sheet says.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let printed =
            self.call("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
        BASE64_STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
    }

    /// Nothing was complained of and nothing asked for but the page.
    pub(crate) fn was_quiet(&self) {
        let line = self.line.borrow();
        assert_eq!(line.complaints, Vec::<String>::new());
        for request in &line.requests {
            assert!(request.starts_with("file://") && request.contains("/report.html"), "{request}");
        }
        assert!(!line.requests.is_empty());
    }
}

/// The line to a browser, once it has written down in its profile where it listens.
fn connected(profile: &Path) -> WebSocket<TcpStream> {
    let begin = Instant::now();
    let (port, path) = loop {
        let told = std::fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        if let Some((port, path)) = told.split_once('\n') {
            break (port.to_owned(), path.trim().to_owned());
        }
        assert!(begin.elapsed() < PATIENCE, "Chromium did not start");
        std::thread::sleep(Duration::from_millis(50));
    };
    let stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream).unwrap().0
}
