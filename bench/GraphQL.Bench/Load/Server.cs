using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>A server in a child process.</summary>
internal sealed class Server : IDisposable
{
    private static readonly HttpClient Client = new();

    private readonly Process process;

    private Server(Process process, string url, TimeSpan start)
    {
        this.process = process;
        Url = url;
        ColdStart = start;
    }

    public string Url { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ColdStart { get; }

    public static async Task<Server> StartAsync(string kind, string path, string body)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var url = $"http://127.0.0.1:{port}";
        var watch = Stopwatch.StartNew();
        var started = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["serve", kind, port]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        while (true)
        {
            try
            {
                await PostAsync(url + path, body);
                return new(started, url, watch.Elapsed);
            }
            catch (HttpRequestException) when (!started.HasExited && watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(2);
            }
        }
    }

    public static async Task<string> PostAsync(string url, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(new Uri(url), content);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>CPU in microseconds and bytes allocated since the process began.</summary>
    public async Task<(double Cpu, double Bytes)> UsedAsync()
    {
        var used = (await Client.GetStringAsync(new Uri(Url + "/used"))).Split(' ');
        return (double.Parse(used[0], CultureInfo.InvariantCulture), double.Parse(used[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
