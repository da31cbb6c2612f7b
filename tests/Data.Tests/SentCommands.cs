using System.Diagnostics;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests;

/// <summary>Counts the commands that EF Core sends to one warehouse, whoever sends them; others of the same process do not count.</summary>
public sealed class SentCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string warehouse;
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    public SentCommands(WarehouseLocation warehouse)
    {
        this.warehouse = warehouse.Description;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many since it was last asked.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData sent && sent.Connection.DataSource == warehouse)
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
