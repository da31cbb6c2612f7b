using System.Net;
using System.Net.Sockets;

namespace Kpi.Tests;

/// <summary>A port of this machine on which nobody listens.</summary>
internal static class ClosedPort
{
    /// <summary>Takes a free port from the system and gives it back.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
