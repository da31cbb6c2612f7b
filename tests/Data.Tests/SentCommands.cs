using System.Diagnostics;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests;

/// <summary>Counts the commands that EF Core sends to one warehouse, whoever sends them; others of the same process do not count.</summary>
public sealed class SentCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string warehouse;
    private readonly Lock gate = new();
    private readonly List<IDisposable> subscriptions = [];
    private bool isDone;
    private int count;

    public SentCommands(WarehouseLocation warehouse)
    {
        this.warehouse = warehouse.Description;
        Keep(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many since it was last asked.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            Keep(value.Subscribe(this));
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

    public void Dispose()
    {
        lock (gate)
        {
            isDone = true;
            subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }

    /// <summary>Any thread that makes a service provider of EF Core brings one, another test's too, and at any time.</summary>
    private void Keep(IDisposable subscription)
    {
        lock (gate)
        {
            if (isDone)
            {
                subscription.Dispose();
            }
            else
            {
                subscriptions.Add(subscription);
            }
        }
    }
}
