//! Headless Chromium on one page: what it shows, what it says on the console, what it asks of
//! the network.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Network};
use headless_chrome::types::PrintToPdfOptions;
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde_json::Value;

/// An office screen and a phone, width by height.
pub const OFFICE: (u32, u32) = (1366, 768);
pub const PHONE: (u32, u32) = (390, 844);

/// A page open in a browser of its own.
pub struct Opened {
    tab: Arc<Tab>,
    _browser: Browser,
    folder: tempfile::TempDir,
    /// Errors and warnings on the console, and exceptions.
    complaints: Arc<Mutex<Vec<String>>>,
    /// Addresses asked for.
    requests: Arc<Mutex<Vec<String>>>,
}

impl Opened {
    /// Opens a page at an address within it, such as `#community=c`.
    pub fn new(page: &str, place: &str, size: (u32, u32)) -> Opened {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("report.html"), page).unwrap();
        let program =
            std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
        let options = LaunchOptions::default_builder()
            .path(Some(program))
            .sandbox(false)
            .window_size(Some(size))
            .idle_browser_timeout(Duration::from_secs(300))
            .build()
            .unwrap();
        let browser = Browser::new(options).unwrap();
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(Duration::from_secs(60));
        let (complaints, requests) =
            (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<Vec<String>>>::default());
        let (told, asked) = (Arc::clone(&complaints), Arc::clone(&requests));
        tab.enable_log().unwrap().enable_runtime().unwrap();
        tab.call_method(Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })
        .unwrap();
        tab.add_event_listener(Arc::new(move |event: &Event| match event {
            Event::LogEntryAdded(entry) => told.lock().unwrap().push(format!("{:?}", entry.params.entry)),
            Event::RuntimeExceptionThrown(thrown) => {
                told.lock().unwrap().push(format!("{:?}", thrown.params))
            }
            Event::RuntimeConsoleAPICalled(call) => told.lock().unwrap().push(format!("{:?}", call.params)),
            Event::NetworkRequestWillBeSent(request) => {
                asked.lock().unwrap().push(request.params.request.url.clone())
            }
            _ => {}
        }))
        .unwrap();
        tab.call_method(Emulation::SetDeviceMetricsOverride {
            width: size.0,
            height: size.1,
            device_scale_factor: 1.0,
            mobile: size.0 < 600,
            scale: None,
            screen_width: None,
            screen_height: None,
            position_x: None,
            position_y: None,
            dont_set_visible_size: None,
            screen_orientation: None,
            viewport: None,
            display_feature: None,
            device_posture: None,
        })
        .unwrap();
        let opened = Opened { tab, _browser: browser, folder, complaints, requests };
        opened.tab.navigate_to(&opened.address(place)).unwrap().wait_until_navigated().unwrap();
        opened
    }

    fn address(&self, place: &str) -> String {
        format!("file://{}{place}", self.folder.path().join("report.html").display())
    }

    /// What an expression, or the promise it gives, comes to.
    pub fn value(&self, expression: &str) -> Value {
        let result = self
            .tab
            .evaluate(&format!("(async () => JSON.stringify(await ({expression})))()"), true)
            .unwrap();
        let text = result.value.unwrap_or_else(|| panic!("{expression}: {:?}", result.description));
        serde_json::from_str(text.as_str().unwrap()).unwrap()
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

    pub fn click(&self, selector: &str) {
        self.tab.find_element(selector).unwrap().click().unwrap();
        self.run("0");
    }

    pub fn type_text(&self, text: &str) {
        self.tab.type_str(text).unwrap();
        self.run("0");
    }

    pub fn press(&self, key: &str) {
        self.tab.press_key(key).unwrap();
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
        let options = PrintToPdfOptions {
            prefer_css_page_size: Some(true),
            print_background: Some(true),
            ..Default::default()
        };
        self.tab.print_to_pdf(Some(options)).unwrap()
    }

    /// Nothing was complained of and nothing asked for but the page.
    pub fn was_quiet(&self) {
        assert_eq!(*self.complaints.lock().unwrap(), Vec::<String>::new());
        for request in self.requests.lock().unwrap().iter() {
            assert!(request.starts_with("file://") && request.contains("/report.html"), "{request}");
        }
        assert!(!self.requests.lock().unwrap().is_empty());
    }
}
