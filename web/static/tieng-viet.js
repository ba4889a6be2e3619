// Runs before everything else on the page. It makes every browser write numbers and calendars the Vietnamese way, tells
// the page where its server is, and says in Vietnamese the few words that the page's own program knows in English only.
(() => {
  "use strict";

  const given = (value) => ({ configurable: true, get: () => value });
  Object.defineProperty(Navigator.prototype, "language", given("vi-VN"));
  Object.defineProperty(Navigator.prototype, "languages", given(Object.freeze(["vi-VN", "vi"])));

  window.prerenderReady = false;
  window.__streamlit = {  // without this the page looks for its server under every part of the address first
    BACKEND_BASE_URL: location.origin,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  };

  const WORDS = new Map(Object.entries({
    // connection and runs
    "Connecting": "Đang kết nối",
    "Connecting to Streamlit server": "Đang kết nối máy chủ",
    "Connection error": "Mất kết nối",
    "Connection timed out.": "Quá thời gian chờ kết nối.",
    "Connection lost. Please wait for the app to reconnect, then try again.": "Mất kết nối. Vui lòng đợi kết nối lại rồi thử lại.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Máy chủ không trả lời. Nếu máy chủ chạy trên máy này và đã dừng, hãy khởi động lại bằng lệnh:",
    "streamlit run yourscript.py": "make run",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Máy chủ không trả lời. Vui lòng kiểm tra đường mạng; hệ thống đang tự kết nối lại.",
    "Unable to connect to Streamlit server": "Không kết nối được máy chủ",
    "Reconnected to server.": "Đã kết nối lại.",
    "Network error": "Lỗi đường mạng",
    "Bad message format": "Dữ liệu nhận được không đọc được",
    "Script execution error": "Không dựng được trang",
    "Page not found": "Không có trang này",
    "Error": "Lỗi",
    "Unknown error": "Lỗi chưa rõ",
    "Unknown Error": "Lỗi chưa rõ",
    "Running...": "Đang tính…",
    "Running": "Đang tính",
    "Stopping...": "Đang dừng…",
    "Stop": "Dừng",
    "Loading...": "Đang tải…",
    "Please wait...": "Vui lòng đợi…",
    "Failed to load data": "Không tải được dữ liệu",
    "Your app is having trouble loading the component.": "Chưa tải được phần này.",
    "Rerun": "Làm mới",
    "Try again": "Thử lại",
    "Clear caches": "Xóa số liệu lưu tạm",
    "Clear cache": "Xóa số liệu lưu tạm",
    // frame
    "Skip to main content": "Đến nội dung chính",
    "App pages": "Các trang",
    "Navigate to home page": "Về trang đầu",
    "Main menu": "Trình đơn chính",
    "Notifications": "Thông báo",
    "Sidebar": "Thanh bên",
    "Expand sidebar": "Mở thanh bên",
    "Collapse sidebar": "Thu thanh bên",
    "Scroll tabs left": "Cuộn sang trái",
    "Scroll tabs right": "Cuộn sang phải",
    "View less": "Thu gọn",
    "Theme": "Giao diện",
    "Light": "Sáng",
    "Dark": "Tối",
    "System": "Theo máy",
    "Use system setting": "Theo máy",
    "Custom Theme": "Giao diện chính",
    "Custom Theme Light": "Sáng",
    "Custom Theme Dark": "Tối",
    "Custom Theme Auto": "Theo máy",
    "Print": "In",
    "About": "Giới thiệu",
    "Get help": "Trợ giúp",
    "Report a bug": "Báo lỗi",
    "Close": "Đóng",
    "Cancel": "Bỏ qua",
    "Copy": "Sao chép",
    "Copied!": "Đã sao chép",
    "Copy to clipboard": "Sao chép",
    "Help": "Giải thích",
    // fields
    "This field is required.": "Vui lòng điền ô này.",
    "Invalid input.": "Giá trị không hợp lệ.",
    "Show password": "Hiện mật khẩu",
    "Hide password": "Ẩn mật khẩu",
    "Clear entry": "Xóa ô này",
    "Clear value": "Bỏ chọn",
    "Clear all": "Bỏ chọn tất cả",
    "Open": "Mở",
    "No results": "Không có kết quả",
    "No options to select": "Không có lựa chọn",
    "Choose an option": "Chọn",
    "Choose options": "Chọn",
    "Select...": "Chọn…",
    "Select all": "Chọn tất cả",
    "Selected values": "Các mục đã chọn",
    "Selectbox options": "Các lựa chọn",
    "Multiselect options": "Các lựa chọn",
    "Choose date": "Chọn ngày",
    "Choose date range": "Chọn khoảng ngày",
    "Today": "Hôm nay",
    "day": "ngày",
    "month": "tháng",
    "year": "năm",
    "Clear date": "Bỏ chọn ngày",
    "Clear dates": "Bỏ chọn ngày",
    "Date range": "Khoảng ngày",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Dùng phím mũi tên để chuyển ngày, Enter để chọn, Esc để đóng.",
    "Increment": "Tăng",
    "Decrement": "Giảm",
    "Number is above the allowed range.": "Số lớn hơn mức cho phép.",
    "Number is below the allowed range.": "Số nhỏ hơn mức cho phép.",
    "Previous": "Trước",
    "Next": "Sau",
    "Previous month": "Tháng trước",
    "Next month": "Tháng sau",
    "Dismiss": "Đóng",
    "Logo": "Biểu trưng",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    "Pagination": "Chuyển trang",
    // files
    "Upload": "Chọn tệp",
    "Add files": "Thêm tệp",
    "Drag and drop a file here": "Kéo tệp vào đây",
    "Drag and drop files here": "Kéo các tệp vào đây",
    "Too many files": "Quá nhiều tệp",
    "Error uploading file": "Không tải tệp lên được",
    "Error deleting file": "Không xóa được tệp",
    "Download failed": "Không tải xuống được",
    // tables and charts
    "Search": "Tìm",
    "Type to search": "Gõ để tìm",
    "Close Search": "Đóng tìm kiếm",
    "Next Result": "Kết quả sau",
    "Previous Result": "Kết quả trước",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thoát toàn màn hình",
    "Toggle fullscreen": "Toàn màn hình",
    "Show data": "Xem số liệu",
    "Show chart": "Xem biểu đồ",
    "Show/hide columns": "Ẩn, hiện cột",
    "Download as CSV": "Tải xuống dạng CSV",
    "Download as PNG": "Tải ảnh PNG",
    "Copy Vega-Lite spec": "Sao chép mã biểu đồ",
    "Dataframe column menu": "Trình đơn cột",
    "Sort ascending": "Sắp xếp tăng dần",
    "Sort descending": "Sắp xếp giảm dần",
    "Pin column": "Ghim cột",
    "Unpin column": "Bỏ ghim cột",
    "Hide column": "Ẩn cột",
    "Autosize": "Vừa bề rộng",
    "Format": "Cách viết số",
    "Copy column name": "Sao chép tên cột",
    "Clear selection": "Bỏ chọn",
    "Statistics": "Thống kê",
    "No data": "Không có số liệu",
    "Empty": "Trống",
    "Values": "Số giá trị",
    "Distinct": "Khác nhau",
    "Minimum": "Nhỏ nhất",
    "Maximum": "Lớn nhất",
    "Median": "Trung vị",
    "Average": "Trung bình",
    "Sum": "Tổng",
    "Standard deviation": "Độ lệch chuẩn",
    "Based on sample": "Tính trên mẫu",
    "empty": "trống",
  }));
  const FORMS = [
    [/^Press (\S*Enter) to apply$/, "Nhấn $1 để áp dụng"],
    [/^Press (\S*Enter) to submit form$/, "Nhấn $1 để gửi"],
    [/^Select (\d+) matches$/, "Chọn $1 kết quả"],
    [/^(\d+) of (\d+) results?$/, "Kết quả $1 trên $2"],
    [/^(\d+) results?$/, "$1 kết quả"],
    [/^(\d+) options? available\.$/, "$1 lựa chọn"],
    [/^Limit (\S+) per file/, "Mỗi tệp không quá $1"],
    [/^(\d+\S*) per file/, "Mỗi tệp không quá $1"],
    [/^View (\d+) more$/, "Xem thêm $1"],
    [/^(\d+) – [A-Z][a-z]+$/, "$1"],
    [/^[a-z_]+ icon$/, "biểu tượng"],
    [/, (?:First|Last) available date$/, ", hết khoảng chọn được"],
    [/(\d{4}) selected\b/, "$1 đang chọn"],
  ];
  const HEAD = /^([A-Z][A-Za-z/ -]+|day|month|year)([:,] )(?=.)/;  // «Fullscreen: the chart's own name»
  const SPOKEN = ["aria-label", "aria-valuetext", "placeholder", "title", "alt"];

  const said = (text) => {
    const plain = text.trim();
    if (plain.length === 0 || plain.length > 300) return undefined;
    const word = WORDS.get(plain);
    if (word !== undefined) return word;
    const head = HEAD.exec(plain);
    const first = head && WORDS.get(head[1]);
    if (first) return first + head[2] + plain.slice(head[0].length);
    const form = FORMS.find(([pattern]) => pattern.test(plain));
    return form && plain.replace(form[0], form[1]);
  };
  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = said(node.nodeValue);
      if (words !== undefined) node.nodeValue = words;
    } else {
      for (const name of SPOKEN) {
        const words = node.hasAttribute(name) ? said(node.getAttribute(name)) : undefined;
        if (words !== undefined) node.setAttribute(name, words);
      }
    }
  };
  const sayAll = (node) => {
    if (node instanceof SVGElement) return;  // charts bring their own words
    const below = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let each = node; each; each = below.nextNode()) say(each);
  };

  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(sayAll);
      else if (!(record.target instanceof SVGElement)) say(record.target);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN,
  });
})();
